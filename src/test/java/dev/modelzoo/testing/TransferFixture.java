package dev.modelzoo.testing;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.ArchiveReader;
import dev.modelzoo.transfer.Import;
import dev.modelzoo.transfer.Pull;
import dev.modelzoo.transfer.PullRequest;
import dev.modelzoo.transfer.PullResult;
import dev.modelzoo.transfer.Push;
import dev.modelzoo.transfer.PushRequest;
import dev.modelzoo.transfer.PushResult;
import dev.modelzoo.transfer.TransferListener;
import dev.modelzoo.transfer.VersionStore;
import dev.modelzoo.transfer.Workers;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;

/**
 * Pushes and pulls of one id with a layout so small that a few kilobytes make many objects. Each
 * folder has its own local state, as if it were in a zoo of its own.
 */
public final class TransferFixture {
  public static final ChunkLayout LAYOUT = new ChunkLayout(4096, 1024, 16384);
  public static final EntryId ID = EntryId.parse("model");

  private final ObjectStore store;
  private final Path state;
  private final int jobs;

  private TransferFixture(ObjectStore store, Path state, int jobs) {
    this.store = store;
    this.state = state;
    this.jobs = jobs;
  }

  /** Transfers on one thread, so that their calls have an order; state goes below {@code temp}. */
  public static TransferFixture of(ObjectStore store, Path temp) {
    return new TransferFixture(store, temp.resolve("state"), 1);
  }

  /** The same with so many threads. */
  public TransferFixture withJobs(int count) {
    return new TransferFixture(store, state, count);
  }

  /** The same local state with another store, or the same one behind something. */
  public TransferFixture through(ObjectStore other) {
    return new TransferFixture(other, state, jobs);
  }

  public VersionStore versions() {
    return new VersionStore(store, LAYOUT);
  }

  public Manifest latest() {
    return versions().latest().orElseThrow();
  }

  public PushResult push(Path folder) {
    return push(pushRequest(folder, false));
  }

  public PushResult pushAsSingleWriter(Path folder) {
    return push(pushRequest(folder, true));
  }

  public PushResult push(PushRequest request) {
    return push(request, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
  }

  public PushResult push(PushRequest request, Clock clock) {
    return new Push(versions(), new Workers(jobs), TransferListener.NONE, clock, "zoo/test")
        .run(request);
  }

  public PushRequest pushRequest(Path folder, boolean singleWriter) {
    return new PushRequest(
        EntryKind.MODEL,
        ID,
        folder,
        IgnoreRules.read(folder),
        stateOf(folder).resolve("hashes"),
        stateOf(folder).resolve("base.json.gz"),
        OptionalInt.empty(),
        false,
        singleWriter,
        true);
  }

  /** Pulls the latest version, without force. */
  public PullResult pull(Path folder) {
    return pull(latest(), folder);
  }

  public PullResult pull(Manifest target, Path folder) {
    return pull(target, pullRequest(folder, false));
  }

  public PullResult forcePull(Path folder) {
    return pull(latest(), pullRequest(folder, true));
  }

  public PullResult pull(Manifest target, PullRequest request) {
    return new Pull(versions(), new Workers(jobs), TransferListener.NONE).run(target, request);
  }

  public PullRequest pullRequest(Path folder, boolean force) {
    return new PullRequest(
        folder,
        IgnoreRules.read(folder),
        stateOf(folder).resolve("base.json.gz"),
        stateOf(folder).resolve("hashes"),
        force,
        false);
  }

  /** Imports an archive, and closes it. */
  public PullResult importFrom(InputStream archive, PullRequest request) {
    try (ArchiveReader reader = ArchiveReader.open(archive, "a.tar.zst", LAYOUT)) {
      return new Import(LAYOUT, new Workers(jobs), TransferListener.NONE).run(reader, request);
    }
  }

  /** Where the local state of a folder is. */
  public Path stateOf(Path folder) {
    return state.resolve(folder.getFileName());
  }
}
