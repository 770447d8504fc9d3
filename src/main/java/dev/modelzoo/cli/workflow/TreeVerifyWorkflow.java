package dev.modelzoo.cli.workflow;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.transfer.StoreVerification;
import dev.modelzoo.transfer.TreeVerification;

/** {@code zoo verify} of a plain tree. */
final class TreeVerifyWorkflow {
  private final Workflows world;
  private final Console console;
  private final JsonObject told;

  TreeVerifyWorkflow(Workflows world, JsonObject told) {
    this.told = told;
    this.world = world;
    this.console = world.console();
  }

  /** Reads all files and tells; throws {@code CORRUPT} if any is wrong. */
  boolean verify(EntryReference reference, EntryTree tree, boolean quick) {
    TreeVerification.Report report = run(reference, tree, quick);
    told.addProperty("layout", "tree");
    told.add("version", JsonNull.INSTANCE);
    told.addProperty("files", report.objects());
    told.addProperty("bytes", report.bytes());
    told.addProperty("unchecked", report.unchecked());
    VerifyWorkflow.addTo(told, report.objects(), report.problems(), tree.tree()::location);
    for (StoreVerification.Problem problem : report.problems()) {
      console.result(tree.tree().location(problem.key()) + " " + problem.what());
    }
    String what =
        "%s, a plain tree: %s, %s"
            .formatted(
                reference.id(), Units.count(report.objects(), "file"), Units.bytes(report.bytes()));
    if (!report.problems().isEmpty()) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          what + ", " + report.problems().size() + " of them wrong",
          "Push the right files again: what differs is sent.");
    }
    console.result(what + "; " + verdict(report, quick));
    return true;
  }

  private TreeVerification.Report run(EntryReference reference, EntryTree tree, boolean quick) {
    try (ProgressLine progress = console.progress("verify " + reference.id(), System::nanoTime)) {
      return new TreeVerification(tree.tree(), world.workers(), progress).verify(quick);
    }
  }

  private static String verdict(TreeVerification.Report report, boolean quick) {
    if (quick) {
      return report.byManifest() ? "all there, by size" : "listed, and not read";
    }
    if (report.byManifest()) {
      return "all right, byte for byte";
    }
    return report.unchecked() == 0
        ? "all right, by the store's checksums"
        : "%s that nothing describes, so only the size is known; the others are right"
            .formatted(Units.count(report.unchecked(), "file"));
  }
}
