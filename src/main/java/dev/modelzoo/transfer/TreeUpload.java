package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Sends files as objects of a plain tree: whole, or above four chunks (64 MiB) in parts. */
final class TreeUpload {
  private static final int WHOLE_CHUNKS = 4;

  private final PlainTree tree;
  private final Workers workers;
  private final TransferListener listener;
  private final ChunkLayout layout;
  private final Optional<MultipartStore> multipart;
  private final AtomicLong objects = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  TreeUpload(PlainTree tree, Workers workers, TransferListener listener) {
    this.tree = tree;
    this.workers = workers;
    this.listener = listener;
    this.layout = tree.place().layout();
    this.multipart = tree.objects().multipart();
  }

  /** Returns once all are there. */
  void run(List<HashedFile> files) {
    listener.on(new TransferEvent.Planned(files.stream().mapToLong(HashedFile::size).sum()));
    List<HashedFile> whole = new ArrayList<>();
    List<HashedFile> large = new ArrayList<>();
    for (HashedFile file : files) {
      (file.size() > (long) WHOLE_CHUNKS * layout.chunk() ? large : whole).add(file);
    }
    long largest = whole.stream().mapToLong(HashedFile::size).max().orElse(0);
    Buffers buffers = new Buffers((int) Math.max(1, largest), workers.jobs());
    workers.forEach(whole, file -> buffers.with(buffer -> send(file, buffer)));
    large.forEach(this::sendInParts);
  }

  /** What was sent; of {@code total} bytes the rest was there. */
  TransferCounts counts(long total) {
    return new TransferCounts(objects.get(), bytes.get(), Math.max(0, total - bytes.get()));
  }

  private HashedFile send(HashedFile file, byte[] buffer) {
    ObjectKey key = new ObjectKey(file.path());
    int length = (int) file.size();
    FolderHasher.readFully(file.file(), 0, buffer, length);
    requireHashed(file, 0, buffer, length);
    ObjectBody body = new ObjectBody(buffer, 0, length, Sha256.hex(buffer, 0, length));
    ObjectProgress progress = progress(file, length);
    reporting(key, length, () -> tree.objects().put(key, progress.sending(body, 0)));
    FolderHasher.checkUnchanged(file.file());
    count(length);
    progress.finish();
    return file;
  }

  /** How far so many bytes of a file are. */
  ObjectProgress progress(HashedFile file, int length) {
    return new ObjectProgress(
        listener, new TransferEvent.Subject(file.path(), file.size()), length);
  }

  private void sendInParts(HashedFile file) {
    MultipartStore store =
        multipart.orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.USAGE,
                    "%s has more than 64 MiB, which this place cannot take as one object"
                        .formatted(file.path()),
                    "Push with --layout store."));
    ObjectKey key = new ObjectKey(file.path());
    reporting(
        key,
        file.size(),
        () -> new PartUpload(store, tree.objects(), this, workers, layout).send(file));
    FolderHasher.checkUnchanged(file.file());
  }

  void count(long length) {
    objects.incrementAndGet();
    bytes.addAndGet(length);
  }

  private void reporting(ObjectKey key, long length, Runnable action) {
    listener.on(new TransferEvent.Started(key, length));
    boolean done = false;
    try {
      action.run();
      done = true;
    } finally {
      listener.on(done ? new TransferEvent.Finished(key) : new TransferEvent.Failed(key));
    }
  }

  /** What is sent must be what was hashed, or the manifest would tell of other bytes. */
  void requireHashed(HashedFile file, int firstChunk, byte[] bytes, int length) {
    int index = firstChunk;
    for (int at = 0; at < length; at += layout.chunk()) {
      int count = Math.min(layout.chunk(), length - at);
      if (!Sha256.hex(bytes, at, count).equals(file.chunks().get(index))) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            file.file().file() + " changed while it was being read",
            "Stop what writes to it, then run the same command again.");
      }
      index++;
    }
  }
}
