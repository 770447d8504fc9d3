package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.transfer.StoreVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** {@code zoo verify}: reads what a version consists of in its store. */
public final class VerifyWorkflow {
  private final Workflows world;
  private final Console console;
  private final JsonObject told;

  /**
   * Prepares to verify.
   *
   * @param told gets what was found
   */
  public VerifyWorkflow(Workflows world, JsonObject told) {
    this.world = world;
    this.console = world.console();
    this.told = told;
  }

  /** Reads every object of a version in its store; throws {@code CORRUPT} if any is wrong. */
  public void verify(EntryKind kind, EntryReference reference, boolean quick) {
    told.addProperty("kind", kind.label());
    told.addProperty("id", reference.id().value());
    told.addProperty("quick", quick);
    EntryVersions.with(
        world,
        new Entry(world.root(), kind, reference.id()),
        versions -> verify(versions, kind, reference, quick),
        tree -> new TreeVerifyWorkflow(world, told).verify(reference, tree, quick));
  }

  private boolean verify(
      EntryVersions entry, EntryKind kind, EntryReference reference, boolean quick) {
    Manifest manifest =
        new VersionResolver(entry.store(), kind, reference.id())
            .resolve(reference.selector(), entry.pin());
    StoreVerification.Report report = check(entry, manifest, quick);
    RecordVerification records =
        new RecordVerification(entry.store(), manifest, console).look(!quick);
    List<StoreVerification.Problem> problems = new ArrayList<>(report.problems());
    problems.addAll(records.problems());
    TransferJson.add(told, manifest, false);
    addTo(told, report.objects(), problems, entry.store().objects()::location);
    records.addTo(told);
    for (StoreVerification.Problem problem : problems) {
      console.result(entry.store().objects().location(problem.key()) + " " + problem.what());
    }
    String what = what(manifest, report);
    if (!problems.isEmpty()) {
      throw wrong(what, report.problems().size(), records);
    }
    String right = quick ? "there, by size" : "right, byte for byte";
    console.result("%s; all %s%s".formatted(what, right, records.told()));
    return true;
  }

  private static String what(Manifest manifest, StoreVerification.Report report) {
    return "%s version %d in its store: %s, %s"
        .formatted(
            manifest.id(),
            manifest.version(),
            Units.count(report.objects(), "object"),
            Units.bytes(report.bytes()));
  }

  private static ZooException wrong(String what, int objects, RecordVerification records) {
    return new ZooException(
        ErrorKind.CORRUPT,
        what + (objects > 0 ? ", " + objects + " of them wrong" : ", all right") + records.told(),
        objects > 0
            ? "Delete the objects listed above from the store, then push the same files again:"
                + " what is missing is sent."
            : "Delete the records listed above from the store, then push the model again, which"
                + " runs it and writes another; its files are right.");
  }

  private StoreVerification.Report check(EntryVersions entry, Manifest manifest, boolean quick) {
    try (ProgressLine progress = console.progress("verify " + manifest.id(), System::nanoTime)) {
      return new StoreVerification(entry.store(), world.workers(), progress)
          .verify(manifest, quick);
    }
  }

  /** Adds how many objects were looked at, and those that are wrong. */
  static void addTo(
      JsonObject told,
      long objects,
      List<StoreVerification.Problem> problems,
      Function<ObjectKey, String> location) {
    told.addProperty("objects", objects);
    JsonArray wrong = new JsonArray();
    for (StoreVerification.Problem problem : problems) {
      JsonObject one = new JsonObject();
      one.addProperty("object", location.apply(problem.key()));
      one.addProperty("what", problem.what());
      wrong.add(one);
    }
    told.add("wrong", wrong);
  }
}
