package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.TransferFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** Pushes and pulls of a plain tree, with the small layout of {@link TransferFixture}. */
public final class TreeFixture {
  static final EntryId ID = TransferFixture.ID;

  private final ObjectStore store;
  private final Path state;
  private final ChunkLayout layout;

  TreeFixture(ObjectStore store, Path state) {
    this(store, state, TransferFixture.LAYOUT);
  }

  TreeFixture(ObjectStore store, Path state, ChunkLayout layout) {
    this.store = store;
    this.state = state;
    this.layout = layout;
  }

  /** With the smallest parts that every store takes. */
  public static TreeFixture inParts(ObjectStore store, Path state) {
    int least = MultipartStore.MIN_PART_BYTES;
    return new TreeFixture(store, state, new ChunkLayout(least, 1024, least));
  }

  TreeFixture through(ObjectStore other) {
    return new TreeFixture(other, state, layout);
  }

  PlainTree tree() {
    return new PlainTree(new VersionStore(store, layout));
  }

  public TreePushResult push(Path folder) {
    return push(folder, false);
  }

  TreePushResult plan(Path folder, boolean deleteExtra) {
    return push(folder, true, deleteExtra);
  }

  TreePushResult push(Path folder, boolean deleteExtra) {
    return push(folder, false, deleteExtra);
  }

  private TreePushResult push(Path folder, boolean dryRun, boolean deleteExtra) {
    return new TreePush(
            tree(), new Workers(1), TransferListener.NONE, Clock.systemUTC(), "zoo/test")
        .run(
            new TreePushRequest(
                EntryKind.MODEL,
                ID,
                folder,
                IgnoreRules.read(folder),
                stateOf(folder).resolve("hashes"),
                memory(folder),
                dryRun,
                deleteExtra));
  }

  TreePullResult pull(Path folder) {
    return pull(folder, false, manifest -> {});
  }

  TreePullResult pull(Path folder, boolean dryRun, Consumer<Manifest> accept) {
    PullRequest request =
        new PullRequest(
            folder,
            IgnoreRules.read(folder),
            stateOf(folder).resolve("base.json.gz"),
            stateOf(folder).resolve("hashes"),
            false,
            dryRun);
    return new TreePull(tree(), new Workers(1), TransferListener.NONE)
        .run(new TreePullRequest(EntryKind.MODEL, ID, request, memory(folder), accept));
  }

  private Path memory(Path folder) {
    Path folderOfState = stateOf(folder);
    folderOfState.toFile().mkdirs();
    return folderOfState.resolve("objects");
  }

  private Path stateOf(Path folder) {
    return state.resolve("state").resolve(folder.getFileName());
  }
}
