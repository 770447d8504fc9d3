package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Md5;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.ObjectStore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file in parts. An upload that a kill left is found by listing, and its parts are taken
 * over if their tag is the MD5 of the bytes here.
 */
final class PartUpload {
  private final MultipartStore parts;
  private final ObjectStore objects;
  private final TreeUpload whole;
  private final Workers workers;
  private final ChunkLayout layout;

  PartUpload(
      MultipartStore parts,
      ObjectStore objects,
      TreeUpload whole,
      Workers workers,
      ChunkLayout layout) {
    this.parts = parts;
    this.objects = objects;
    this.whole = whole;
    this.workers = workers;
    this.layout = layout;
  }

  void send(HashedFile file) {
    ObjectKey key = new ObjectKey(file.path());
    int chunksPerPart = (file.chunks().size() - 1) / MultipartStore.MAX_PARTS + 1;
    int partSize = Math.multiplyExact(chunksPerPart, layout.chunk());
    int count = (int) ((file.size() - 1) / partSize + 1);
    MultipartStore.Upload upload = begun(key).orElseGet(() -> parts.create(key));
    Map<Integer, MultipartStore.Part> there = parts(upload);
    MultipartStore.Part[] all = new MultipartStore.Part[count];
    String[] tags = new String[count];
    Buffers buffers = new Buffers(partSize, workers.jobs());
    workers.forEach(
        IntStream.range(0, count).boxed().toList(),
        index ->
            buffers.with(
                buffer -> {
                  long offset = (long) index * partSize;
                  int length = (int) Math.min(partSize, file.size() - offset);
                  FolderHasher.readFully(file.file(), offset, buffer, length);
                  whole.requireHashed(file, index * chunksPerPart, buffer, length);
                  tags[index] = Md5.hex(buffer, 0, length);
                  ObjectProgress progress = whole.progress(file, length);
                  all[index] =
                      isThere(there.get(index + 1), length, tags[index])
                          .orElseGet(() -> put(upload, index + 1, buffer, length, progress));
                  progress.finish();
                  return index;
                }));
    complete(upload, file, Arrays.asList(all), Arrays.asList(tags));
  }

  /** The last one that was begun. */
  private Optional<MultipartStore.Upload> begun(ObjectKey key) {
    TreeSet<MultipartStore.Upload> found =
        new TreeSet<>(
            Comparator.comparing(MultipartStore.Upload::initiated)
                .thenComparing(MultipartStore.Upload::id));
    parts.uploads(key, found::add);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.last());
  }

  private Map<Integer, MultipartStore.Part> parts(MultipartStore.Upload upload) {
    Map<Integer, MultipartStore.Part> there = new HashMap<>();
    parts.parts(upload).forEach(part -> there.put(part.number(), part));
    return there;
  }

  private static Optional<MultipartStore.Part> isThere(
      MultipartStore.@Nullable Part part, int length, String md5) {
    return Optional.ofNullable(part)
        .filter(found -> found.size() == length && found.etag().equalsIgnoreCase(md5));
  }

  private MultipartStore.Part put(
      MultipartStore.Upload upload,
      int number,
      byte[] buffer,
      int length,
      ObjectProgress progress) {
    ObjectBody body = new ObjectBody(buffer, 0, length, Sha256.hex(buffer, 0, length));
    MultipartStore.Part part = parts.put(upload, number, progress.sending(body, 0));
    whole.count(length);
    return part;
  }

  private void complete(
      MultipartStore.Upload upload,
      HashedFile file,
      List<MultipartStore.Part> all,
      List<String> tags) {
    try {
      parts.complete(upload, all);
    } catch (ZooException e) {
      // An earlier call may have done it, with its answer lost: then the object is there.
      if (e.kind() != ErrorKind.NOT_FOUND || !isComplete(upload.key(), file, tags)) {
        throw e;
      }
      return;
    }
    requireRight(upload.key(), file);
  }

  private boolean isComplete(ObjectKey key, HashedFile file, List<String> tags) {
    Optional<ObjectMetadata> found = objects.head(key).filter(o -> o.size() == file.size());
    return found.isPresent()
        && (found.get().etag().filter(tag -> tag.equalsIgnoreCase(tagOf(tags))).isPresent()
            || verdict(found.get(), file) == ObjectCheck.Verdict.RIGHT);
  }

  /** Where the store has a checksum of the whole, as OSS has. */
  private void requireRight(ObjectKey key, HashedFile file) {
    Optional<ObjectMetadata> found = objects.head(key);
    if (found.isEmpty()
        || found.get().size() != file.size()
        || verdict(found.get(), file) == ObjectCheck.Verdict.WRONG) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          objects.location(key) + " is not what was sent, although every part was",
          "Push again; if it stays so, do not use this store.");
    }
  }

  private static ObjectCheck.Verdict verdict(ObjectMetadata object, HashedFile file) {
    return ObjectCheck.of(object.checksums(), file.file().file(), file.size());
  }

  /** As S3 makes it: the MD5 of the parts' MD5. */
  private static String tagOf(List<String> tags) {
    byte[] raw = HexFormat.of().parseHex(String.join("", tags));
    return Md5.hex(raw, 0, raw.length) + "-" + tags.size();
  }
}
