package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.check.CheckReport;
import dev.modelzoo.check.Finding;
import dev.modelzoo.check.Fixer;
import dev.modelzoo.check.ModelImageCheck;
import dev.modelzoo.check.Rule;
import dev.modelzoo.check.SecretFreeFiles;
import dev.modelzoo.check.Severity;
import dev.modelzoo.check.TestSetCheck;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.transfer.Pull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks folders by all rules and tells what they found. */
public final class CheckWorkflow {
  /** What to check. */
  public record Subject(EntryKind kind, EntryId id) {}

  /** A set of 100,000 files can have one fault as often. */
  private static final int TOLD_OF_A_RULE = 10;

  private final Workflows world;
  private final Console console;

  public CheckWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Checks all subjects; throws {@code CHECK_FAILED} at the end if any has errors. */
  public void run(List<Subject> subjects, boolean fix, boolean strict, boolean json) {
    ZooFile zoo = world.zoo();
    JsonArray all = new JsonArray();
    List<String> failed = new ArrayList<>();
    boolean fixable = false;
    for (Subject subject : subjects) {
      Entry entry = new Entry(zoo.root(), subject.kind(), subject.id());
      Pull.recover(entry.folder(), entry.lockFile());
      entry.requireHere(zoo);
      CheckReport report = report(entry, fix, strict);
      fixable |= !fix && isFixable(report);
      if (report.hasErrors()) {
        failed.add(entry.shown() + " has " + Units.count(report.errors(), "error"));
      }
      if (json) {
        all.add(toJson(entry, report));
      } else {
        tell(entry, report);
      }
    }
    if (json) {
      JsonObject whole = new JsonObject();
      whole.addProperty("schema", "zoo-check/1");
      whole.add("folders", all);
      console.json(whole);
    }
    stopOnErrors(failed, fixable);
  }

  private CheckReport report(Entry entry, boolean fix, boolean strict) {
    if (fix) {
      new Fixer()
          .fix(report(entry), entry.folder())
          .forEach(fixed -> console.say("fixed      " + fixed));
    }
    return strict ? report(entry).strict() : report(entry);
  }

  private static void stopOnErrors(List<String> failed, boolean fixable) {
    if (!failed.isEmpty()) {
      throw new ZooException(
          ErrorKind.CHECK_FAILED,
          String.join(", ", failed),
          fixable
              ? "Mend what is listed; with --fix, zoo check does some of it itself."
              : "Mend what is listed, then run the same command again.");
    }
  }

  /**
   * Checks, tells, and stops with {@code CHECK_FAILED} if there are errors.
   *
   * @param told gets the findings
   */
  void require(Entry entry, JsonObject told) {
    CheckReport report = report(entry);
    tell(entry, report);
    told.add("check", addTo(new JsonObject(), report));
    stopOnErrors(entry, report, "nothing of it was sent or run");
  }

  /** As {@link #require}, of what has just been pulled and so is in place. */
  void requirePulled(Entry entry, JsonObject told) {
    CheckReport report = report(entry);
    tell(entry, report);
    told.add("check", addTo(new JsonObject(), report));
    stopOnErrors(entry, report, "it is in place as it was published, and was not run");
  }

  /** As {@link #require}, without a word if all is well. */
  void requireQuietly(Entry entry) {
    CheckReport report = report(entry);
    if (report.hasErrors()) {
      tell(entry, report);
    }
    stopOnErrors(entry, report, "nothing of it was sent or run");
  }

  private static void stopOnErrors(Entry entry, CheckReport report, String effect) {
    if (report.hasErrors()) {
      throw new ZooException(
          ErrorKind.CHECK_FAILED,
          "%s has %s; %s".formatted(entry.shown(), Units.count(report.errors(), "error"), effect),
          isFixable(report)
              ? "Mend what is listed above ('zoo check %s %s --fix' does some of it), then run the same command again."
                  .formatted(entry.kind().option(), entry.id())
              : "Mend what is listed above, then run the same command again.");
    }
  }

  private static boolean isFixable(CheckReport report) {
    return report.findings().stream().anyMatch(finding -> finding.rule().isFixable());
  }

  private CheckReport report(Entry entry) {
    SecretFreeFiles free = SecretFreeFiles.open(entry.secretFree(), world.clock());
    return entry.kind() == EntryKind.MODEL
        ? new ModelImageCheck(free).check(entry.folder())
        : new TestSetCheck(free).check(entry.folder());
  }

  private void tell(Entry entry, CheckReport report) {
    Map<Rule, Integer> told = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String line = "  %s%n      fix: %s".formatted(finding, finding.fix());
      if (told.merge(finding.rule(), 1, Integer::sum) > TOLD_OF_A_RULE) {
        console.detail(line);
      } else if (finding.severity() == Severity.ERROR) {
        console.problem(line);
      } else {
        console.say(line);
      }
    }
    told.forEach(
        (rule, count) -> {
          if (count > TOLD_OF_A_RULE && !console.isVerbose()) {
            console.say(
                "  … and %d more of %s (-v and --json have all)"
                    .formatted(count - TOLD_OF_A_RULE, rule.id()));
          }
        });
    console.say(
        "check      %s: %s, %s; %s, %s"
            .formatted(
                entry.shown(),
                Units.count(report.files(), "file"),
                Units.bytes(report.bytes()),
                Units.count(report.errors(), "error"),
                Units.count(report.warnings(), "warning")));
  }

  private static JsonObject toJson(Entry entry, CheckReport report) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", entry.kind().label());
    object.addProperty("id", entry.id().value());
    object.addProperty("files", report.files());
    object.addProperty("bytes", report.bytes());
    return addTo(object, report);
  }

  private static JsonObject addTo(JsonObject object, CheckReport report) {
    object.addProperty("errors", report.errors());
    object.addProperty("warnings", report.warnings());
    JsonArray findings = new JsonArray();
    for (Finding finding : report.findings()) {
      JsonObject one = new JsonObject();
      one.addProperty("rule", finding.rule().id());
      one.addProperty("severity", finding.severity().label());
      one.addProperty("path", finding.path());
      one.addProperty("line", finding.line());
      one.addProperty("what", finding.what());
      one.addProperty("why", finding.why());
      one.addProperty("fix", finding.fix());
      findings.add(one);
    }
    object.add("findings", findings);
    return object;
  }
}
