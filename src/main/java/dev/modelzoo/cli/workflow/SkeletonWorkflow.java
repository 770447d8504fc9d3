package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.Skeletons;
import dev.modelzoo.registry.ZooFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** {@code zoo init} and {@code zoo new}: makes folders and says what comes next. */
public final class SkeletonWorkflow {
  private final Workflows world;
  private final Console console;
  private final JsonObject told;

  /**
   * Prepares.
   *
   * @param told gets what was made
   */
  public SkeletonWorkflow(Workflows world, JsonObject told) {
    this.told = told;
    this.world = world;
    this.console = world.console();
  }

  /**
   * Makes a folder a zoo; a relative one is below the working folder.
   *
   * @param remote where new entries are to go
   */
  public void zoo(Path folder, RemoteUrl remote) {
    tell(Skeletons.zoo(world.workingFolder().resolve(folder), remote));
    console.say(
        remote.equals(ZooFile.EMBEDDED_STORE)
            ? "next       zoo new model ID, or copy one to models/ID"
            : "next       zoo list --remote shows what is there; zoo new model ID makes one");
  }

  /** Makes {@code models/ID}. */
  public void model(EntryId id, String language) {
    tell(EntryKind.MODEL, id);
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    tell(Skeletons.model(world.zoo(), id, language, today));
    console.say("next       fill in SBI and model.yaml, then zoo check -m " + id);
  }

  /** Makes {@code datasets/ID}. */
  public void dataset(EntryId id) {
    tell(EntryKind.DATASET, id);
    tell(Skeletons.dataset(world.zoo(), id));
    console.say(
        "next       replace the example in metadata.tsv and audio/, then zoo check -d " + id);
  }

  private void tell(EntryKind kind, EntryId id) {
    told.addProperty("kind", kind.label());
    told.addProperty("id", id.value());
  }

  private void tell(Skeletons.Created created) {
    told.addProperty("folder", created.folder().toString());
    told.add("made", TransferJson.texts(created.files()));
    created.files().forEach(file -> console.say("made       " + file));
    console.result(created.folder().toString());
  }
}
