package dev.modelzoo.check;

import java.util.Comparator;

/**
 * One thing that is wrong with a folder. Holds no secret: what a rule finds is masked.
 *
 * @param severity the rule's, or {@link Severity#ERROR} in a strict check
 * @param path relative to the folder, parts joined by {@code /}; {@code .} is the folder itself
 * @param line 1-based; 0 where the finding is about the whole file
 * @param what what is wrong, in a sentence without an end
 * @param fix what to do about it
 */
public record Finding(Rule rule, Severity severity, String path, int line, String what, String fix)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::path)
          .thenComparingInt(Finding::line)
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(Finding::what);

  public Finding {
    if (line < 0) {
      throw new IllegalArgumentException("Negative line: " + line);
    }
    what = Printable.text(what);
    fix = Printable.text(fix);
  }

  /** Why the rule is there. */
  public String why() {
    return rule.why();
  }

  /** {@code PATH} or {@code PATH:LINE}, fit for a terminal whatever the path has in it. */
  public String place() {
    String shown = Printable.text(path);
    return line == 0 ? shown : shown + ":" + line;
  }

  /** Errors first, then by path and line. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** One line: severity, rule, place, problem. */
  @Override
  public String toString() {
    return "%s %s %s: %s".formatted(severity.label(), rule.id(), place(), what);
  }
}
