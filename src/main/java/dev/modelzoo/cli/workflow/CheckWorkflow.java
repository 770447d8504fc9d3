package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.check.CheckReport;
import dev.modelzoo.check.Finding;
import dev.modelzoo.check.Fixer;
import dev.modelzoo.check.ModelImageCheck;
import dev.modelzoo.check.SecretFreeFiles;
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
import java.util.List;

/** Checks folders by all rules and tells what they found. */
public final class CheckWorkflow {
  /** What to check. */
  public record Subject(EntryKind kind, EntryId id) {}

  private final Workflows world;
  private final Console console;
  private final CheckTalk talk;

  public CheckWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
    this.talk = new CheckTalk(console);
  }

  /** Checks all subjects; throws {@code CHECK_FAILED} at the end if any has errors. */
  public void run(List<Subject> subjects, boolean fix, boolean strict, boolean json) {
    ZooFile zoo = world.zoo();
    JsonArray all = new JsonArray();
    List<String> failed = new ArrayList<>();
    boolean fixable = false;
    for (Subject subject : subjects) {
      Entry entry = new Entry(zoo.root(), subject.kind(), subject.id());
      finishSwap(entry);
      entry.requireHere(zoo);
      if (fix) {
        mend(entry);
      }
      CheckReport report = strict ? report(entry).strict() : report(entry);
      if (report.hasErrors()) {
        failed.add(entry.shown() + " has " + Units.count(report.errors(), "error"));
        fixable |= report.isFixable() && !fix;
      }
      if (json) {
        all.add(toJson(entry, report));
      } else {
        talk.tell(entry, report);
      }
    }
    if (json) {
      printJson(all);
    }
    stopOnErrors(failed, fixable);
  }

  /** A zoo that nobody can write to has nothing that could be finished, and can be checked. */
  private static void finishSwap(Entry entry) {
    try {
      Pull.recover(entry.folder(), entry.lockFile());
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.ACCESS_DENIED) {
        throw e;
      }
    }
  }

  private void mend(Entry entry) {
    new Fixer()
        .fix(report(entry), entry.folder())
        .forEach(fixed -> console.say("fixed      " + fixed));
  }

  private void printJson(JsonArray folders) {
    JsonObject whole = new JsonObject();
    whole.addProperty("schema", "zoo-check/1");
    whole.add("folders", folders);
    console.json(whole);
  }

  private static void stopOnErrors(List<String> failed, boolean fixable) {
    if (!failed.isEmpty()) {
      throw new ZooException(
          ErrorKind.CHECK_FAILED,
          String.join(", ", failed),
          fixable
              ? "Mend what is listed; with --fix, zoo check mends modes, line ends and links itself."
              : "Mend what is listed, then check again.");
    }
  }

  /**
   * Checks, tells, and stops with {@code CHECK_FAILED} if there are errors.
   *
   * @param told gets the findings
   */
  void require(Entry entry, JsonObject told) {
    CheckReport report = report(entry);
    talk.tell(entry, report);
    told.add("check", addTo(new JsonObject(), report));
    stopOnErrors(entry, report, "nothing of it was sent or run");
  }

  /** As {@link #require}, of what has just been pulled and so is in place. */
  void requirePulled(Entry entry, JsonObject told) {
    CheckReport report = report(entry);
    talk.tell(entry, report);
    told.add("check", addTo(new JsonObject(), report));
    stopOnErrors(entry, report, "it is in place as it was published, and was not run");
  }

  /** As {@link #require}, without a word if all is well. */
  void requireQuietly(Entry entry) {
    CheckReport report = report(entry);
    if (report.hasErrors()) {
      talk.tell(entry, report);
    }
    stopOnErrors(entry, report, "nothing of it was sent or run");
  }

  private static void stopOnErrors(Entry entry, CheckReport report, String effect) {
    if (report.hasErrors()) {
      throw new ZooException(
          ErrorKind.CHECK_FAILED,
          "%s has %s; %s".formatted(entry.shown(), Units.count(report.errors(), "error"), effect),
          "Mend what is listed above%s, then run the same command again."
              .formatted(report.isFixable() ? fixHint(entry) : ""));
    }
  }

  private static String fixHint(Entry entry) {
    return " ('zoo check %s %s --fix' mends modes, line ends and links)"
        .formatted(entry.kind().option(), entry.id());
  }

  private CheckReport report(Entry entry) {
    SecretFreeFiles free = secretFree(entry);
    return entry.kind() == EntryKind.MODEL
        ? new ModelImageCheck(free).check(entry.folder())
        : new TestSetCheck(free).check(entry.folder());
  }

  private SecretFreeFiles secretFree(Entry entry) {
    try {
      return SecretFreeFiles.open(entry.secretFree(), world.clock());
    } catch (ZooException e) {
      // A cache that cannot be kept costs time and nothing else.
      return SecretFreeFiles.forgetful();
    }
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
