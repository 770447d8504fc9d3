package dev.modelzoo.cli.workflow;

import dev.modelzoo.check.CheckReport;
import dev.modelzoo.check.Finding;
import dev.modelzoo.check.Severity;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells people what a check found; a fault that is everywhere must not hide the others. */
final class CheckTalk {
  /** How many findings of one rule are told, unless the user asked for more. */
  private static final int TOLD_PER_RULE = 10;

  private final Console console;

  CheckTalk(Console console) {
    this.console = console;
  }

  void tell(Entry entry, CheckReport report) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    Map<String, Severity> severities = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String rule = finding.rule().id();
      severities.put(rule, finding.severity());
      if (seen.merge(rule, 1, Integer::sum) <= TOLD_PER_RULE || console.isVerbose()) {
        print(finding.severity(), "  %s%n      fix: %s".formatted(finding, finding.fix()));
      }
    }
    if (!console.isVerbose()) {
      severities.forEach((rule, severity) -> tellRest(rule, severity, seen.getOrDefault(rule, 0)));
    }
    console.say(
        "check      %s: %s, %s; %s, %s"
            .formatted(
                entry.shown(),
                Units.count(report.files(), "file"),
                Units.bytes(report.bytes()),
                Units.count(report.errors(), "error"),
                Units.count(report.warnings(), "warning")));
  }

  private void tellRest(String rule, Severity severity, int found) {
    if (found > TOLD_PER_RULE) {
      print(
          severity,
          "  … and %,d more of %s (-v tells them all)".formatted(found - TOLD_PER_RULE, rule));
    }
  }

  private void print(Severity severity, String text) {
    if (severity == Severity.ERROR) {
      console.problem(text);
    } else {
      console.say(text);
    }
  }
}
