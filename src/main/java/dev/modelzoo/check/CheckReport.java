package dev.modelzoo.check;

import java.util.List;

/**
 * All findings of one folder, errors first.
 *
 * @param files number of files and links that a push would send
 * @param bytes their size
 */
public record CheckReport(List<Finding> findings, long files, long bytes) {
  public CheckReport {
    findings = findings.stream().sorted().distinct().toList();
  }

  public boolean hasErrors() {
    return errors() > 0;
  }

  /** Whether {@link Fixer} may mend any of it. */
  public boolean isFixable() {
    return findings.stream().anyMatch(finding -> finding.rule().isFixable());
  }

  public long errors() {
    return count(Severity.ERROR);
  }

  public long warnings() {
    return count(Severity.WARNING);
  }

  /** The same report with every warning an error. */
  public CheckReport strict() {
    List<Finding> errors =
        findings.stream()
            .map(f -> new Finding(f.rule(), Severity.ERROR, f.path(), f.line(), f.what(), f.fix()))
            .toList();
    return new CheckReport(errors, files, bytes);
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
