package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.PackWriter;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.store.ObjectBody;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes packs of small files and sends those that the store lacks. */
final class PackUpload {
  /** A pack in the making takes so many times its size: the growing tar, and its final bytes. */
  private static final long PACK_COPIES = 3;

  private final ChunkLayout layout;
  private final Workers workers;
  private final Uploader uploader;

  PackUpload(ChunkLayout layout, Workers workers, Uploader uploader) {
    this.layout = layout;
    this.workers = workers;
    this.uploader = uploader;
  }

  /** Sends {@code packs} and adds where their files are to {@code places}, by digest. */
  void run(
      List<List<HashedFile>> packs,
      Map<String, Location.InPack> places,
      Map<String, Long> packSizes) {
    uploader.planned(packs.stream().mapToLong(PackUpload::bytes).sum());
    Buffers permits =
        new Buffers(
            layout.smallFile(), layout.smallFile() + PACK_COPIES * layout.pack(), workers.jobs());
    workers.forEach(
        packs,
        files ->
            permits.with(
                scratch -> {
                  PackWriter.Pack pack = write(files, scratch);
                  send(pack, files);
                  synchronized (places) {
                    packSizes.put(pack.sha256(), (long) pack.bytes().length);
                    pack.offsets()
                        .forEach(
                            (digest, offset) ->
                                places.put(digest, new Location.InPack(pack.sha256(), offset)));
                  }
                  return pack;
                }));
  }

  private void send(PackWriter.Pack pack, List<HashedFile> files) {
    int length = pack.bytes().length;
    long bytes = bytes(files);
    ObjectProgress progress =
        uploader.progress(subject(files.get(0).path(), files, bytes), length, bytes);
    uploader.upload(
        StoreKeys.pack(pack.sha256()),
        new ObjectBody(pack.bytes(), 0, length, pack.sha256()),
        progress);
    progress.finish();
  }

  /** Small files by the first of them. */
  static TransferEvent.Subject subject(String first, Collection<?> files, long bytes) {
    int others = files.size() - 1;
    return new TransferEvent.Subject(
        others == 0 ? first : first + " and " + others + " more", bytes);
  }

  private static long bytes(List<HashedFile> files) {
    return files.stream().mapToLong(HashedFile::size).sum();
  }

  private static PackWriter.Pack write(List<HashedFile> files, byte[] scratch) {
    PackWriter writer = new PackWriter();
    for (HashedFile file : files) {
      int length = (int) file.size();
      FolderHasher.readFully(file.file(), 0, scratch, length);
      ChunkUpload.requireKnownBytes(
          file, Sha256.hex(scratch, 0, length).equals(file.digest().hex()));
      writer.add(file, scratch, length);
    }
    return writer.finish();
  }
}
