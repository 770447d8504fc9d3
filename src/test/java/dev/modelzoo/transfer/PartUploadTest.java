package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.Md5;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.store.MultipartStore.Part;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.MultipartMemory;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file in parts, and stores whose answers are lost or wrong. */
class PartUploadTest {
  private static final ObjectKey KEY = new ObjectKey("large.bin");
  private static final int PART = TransferFixture.LAYOUT.chunk();

  private final InMemoryObjectStore objects = new InMemoryObjectStore();
  private final MultipartMemory store = new MultipartMemory(objects);
  private final byte[] bytes = TestBytes.random(2, 4 * PART + 100);
  @TempDir private Path folder;
  private Path model = Path.of("unset");

  @BeforeEach
  void makeModel() throws IOException {
    model = Files.createDirectories(folder.resolve("large"));
    Files.write(model.resolve("large.bin"), bytes);
  }

  @Test
  void push_partsAreThere_sendsTheOthers() throws IOException {
    store.begin(KEY, part(0), part(1));

    push();

    assertThat(store.sent()).containsExactly(3, 4, 5);
    assertThat(objects.read(KEY).readAllBytes()).isEqualTo(bytes);
  }

  @Test
  void push_partHasAnotherTag_isSentAgain() {
    store.begin(KEY, part(0), part(1));
    store.onParts(p -> p.number() == 2 ? new Part(2, p.size(), "opaque") : p);

    push();

    assertThat(store.sent()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void push_partHasAnotherSize_isSentAgain() {
    store.begin(KEY, part(0), part(1));
    store.onParts(p -> p.number() == 1 ? new Part(1, p.size() - 1, p.etag()) : p);

    push();

    assertThat(store.sent()).containsExactly(1, 3, 4, 5);
  }

  @Test
  void push_answerOfCompleteIsLost_tagOfThePartsTells() {
    store.afterComplete(PartUploadTest::noSuchUpload);
    store.onHead(
        found -> found.map(object -> object.with(Optional.of(tagOfParts()), Checksums.NONE)));

    TreePushResult result = push();

    assertThat(result.push().outcome()).isEqualTo(PushResult.Outcome.PUBLISHED);
  }

  @Test
  void push_answerOfCompleteIsLost_checksumTells() {
    store.afterComplete(PartUploadTest::noSuchUpload);
    store.onHead(found -> found.map(object -> withSha256(object, bytes)));

    TreePushResult result = push();

    assertThat(result.push().outcome()).isEqualTo(PushResult.Outcome.PUBLISHED);
  }

  @Test
  void push_uploadIsGoneAndNothingVouchesForTheObject_fails() {
    store.afterComplete(PartUploadTest::noSuchUpload);

    TreeContract.assertKind(ErrorKind.NOT_FOUND, this::push);

    assertThat(objects.head(PlainTree.MANIFEST)).isEmpty();
  }

  @Test
  void push_uploadIsGoneAndNoObjectIsThere_fails() {
    store.beforeComplete(PartUploadTest::noSuchUpload);

    TreeContract.assertKind(ErrorKind.NOT_FOUND, this::push);
  }

  @Test
  void push_uploadIsGoneAndAnOlderObjectIsThere_fails() {
    objects.put(KEY, ObjectBody.of("of another size"));
    store.beforeComplete(PartUploadTest::noSuchUpload);

    TreeContract.assertKind(ErrorKind.NOT_FOUND, this::push);
  }

  @Test
  void push_completeIsDenied_saysSo() {
    store.beforeComplete(
        () -> {
          throw new ZooException(ErrorKind.ACCESS_DENIED, "denied", "Ask.");
        });

    TreeContract.assertKind(ErrorKind.ACCESS_DENIED, this::push);
  }

  @Test
  void push_storePutsPartsTogetherWrongly_isCorrupt() {
    store.afterComplete(() -> objects.flipBit(KEY, PART));
    store.onHead(found -> found.map(object -> withSha256(object, read(objects))));

    TreeContract.assertKind(ErrorKind.CORRUPT, this::push);
  }

  @Test
  void push_objectIsShorterThanItsParts_isCorrupt() {
    store.afterComplete(() -> objects.put(KEY, ObjectBody.of("short")));

    TreeContract.assertKind(ErrorKind.CORRUPT, this::push);
  }

  @Test
  void push_completedObjectIsAway_isCorrupt() {
    store.afterComplete(() -> objects.delete(KEY));

    TreeContract.assertKind(ErrorKind.CORRUPT, this::push);
  }

  @Test
  void push_placeWithoutMultipart_saysWhatItCannotTake() {
    TreeContract.assertKind(ErrorKind.USAGE, () -> new TreeFixture(objects, folder).push(model));
  }

  private TreePushResult push() {
    return new TreeFixture(store, folder).push(model);
  }

  private byte[] part(int index) {
    return Arrays.copyOfRange(bytes, index * PART, (index + 1) * PART);
  }

  private static void noSuchUpload() {
    throw MultipartMemory.noSuchUpload();
  }

  private static ObjectMetadata withSha256(ObjectMetadata object, byte[] content) {
    String hex = Sha256.hex(content, 0, content.length);
    return object.with(Optional.empty(), Checksums.ofSha256(hex));
  }

  private static byte[] read(InMemoryObjectStore store) {
    try (var in = store.read(KEY)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As S3 documents it. */
  private String tagOfParts() {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    int count = 0;
    for (int at = 0; at < bytes.length; at += PART) {
      String md5 = Md5.hex(bytes, at, Math.min(PART, bytes.length - at));
      raw.writeBytes(HexFormat.of().parseHex(md5));
      count++;
    }
    return Md5.hex(raw.toByteArray(), 0, raw.size()) + "-" + count;
  }
}
