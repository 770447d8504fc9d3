package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage to any object of a version is found before anything is changed. */
class IntegrityTest {
  private static final int FLIPS_PER_OBJECT = 40;

  @TempDir private Path temp;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private TransferFixture transfers;
  private ModelImageFolder image;
  private Path pulled;
  private Map<String, String> old;
  private List<ObjectKey> needed;

  /** A folder at version 1, and a version 2 that shares no object with it. */
  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp);
    pulled = temp.resolve("pulled");
    transfers.push(image.folder());
    transfers.pull(pulled);
    old = FolderSnapshot.of(pulled);
    List<ObjectKey> before = keys();
    image.file("README.md", "another").file("SBI", "#!/bin/sh\n").file("model.yaml", "x: y\n");
    image.file("docker/Dockerfile", "FROM x\n").file("assets/model.bin", "another");
    image.file("assets/big", TestBytes.random(1, 10_000)).link("assets/link", "big");
    image.file("assets/tiny", "t").file("assets/empty", "");
    transfers.push(image.folder());
    needed = new ArrayList<>(keys());
    needed.removeAll(before);
    needed.add(StoreKeys.MARKER);
  }

  @Test
  void pull_anyBitOfAnyObjectFlipped_isCorruptAndChangesNothing() {
    Random random = new Random(42);
    for (ObjectKey key : needed) {
      byte[] bytes = bytes(key);
      for (int i = 0; i < FLIPS_PER_OBJECT; i++) {
        int bit = i < 16 * 8 && bytes.length < 200 ? i : random.nextInt(bytes.length * 8);
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        store.put(key, ObjectBody.of(flipped));

        assertRefused("bit " + bit + " of " + key, List.of(ErrorKind.CORRUPT));
      }
      store.put(key, ObjectBody.of(bytes));
    }
    transfers.pull(pulled);
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_anyBitOfMarkerOrManifestHeaderFlipped_isCorrupt() {
    for (ObjectKey key : List.of(StoreKeys.MARKER, StoreKeys.version(2))) {
      byte[] bytes = bytes(key);
      for (int bit = 0; bit < Math.min(bytes.length, 40) * 8; bit++) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        store.put(key, ObjectBody.of(flipped));

        assertRefused("bit " + bit + " of " + key, List.of(ErrorKind.CORRUPT));
      }
      store.put(key, ObjectBody.of(bytes));
    }
  }

  @Test
  void pull_anyObjectCutShort_isCorruptAndChangesNothing() {
    for (ObjectKey key : needed) {
      byte[] bytes = bytes(key);
      for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
        store.put(key, ObjectBody.of(Arrays.copyOf(bytes, length)));

        assertRefused(key + " cut to " + length, List.of(ErrorKind.CORRUPT));
      }
      store.put(key, ObjectBody.of(bytes));
    }
  }

  @Test
  void pull_anyObjectDeleted_isCorruptAndChangesNothing() {
    needed.remove(StoreKeys.version(2)); // without it, version 1 is the latest
    for (ObjectKey key : needed) {
      byte[] bytes = bytes(key);
      store.delete(key);

      boolean marker = key.equals(StoreKeys.MARKER); // no store at all
      assertRefused(key + " deleted", List.of(marker ? ErrorKind.NOT_FOUND : ErrorKind.CORRUPT));
      store.put(key, ObjectBody.of(bytes));
    }
  }

  @Test
  void pull_objectsDamagedInANewPlace_leavesNoFolder() {
    for (ObjectKey key : needed) {
      byte[] bytes = bytes(key);
      store.flipBit(key, bytes.length / 2);
      Path fresh = temp.resolve("fresh");

      assertThat(catchThrowableOfType(ZooException.class, () -> pull(fresh))).isNotNull();

      assertThat(fresh).as("after damage to %s", key).doesNotExist();
      store.put(key, ObjectBody.of(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoo-store.json", "versions/00000002", "chunks/", "packs/"})
  void pull_wrongBytesOnTheWayOnce_asksAgain(String prefix) {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.READ, prefix, 1, Fault.wrongByte(20));

    transfers = transfers.through(faulty);
    pull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunks/", "packs/"})
  void verify_wrongBytesOnTheWayOnce_findsNoDamage(String prefix) {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.READ, prefix, 1, Fault.wrongByte(20));

    assertThat(verify(faulty).problems()).isEmpty();
  }

  /** Some stores send a checksum of their own, by which reading fails before ours is looked at. */
  @Test
  void verify_storeFindsDamageItself_listsItWithTheRest() {
    ZooException damage = new ZooException(ErrorKind.CORRUPT, "CRC-64 differs", "Pull again.");
    FaultyObjectStore faulty =
        new FaultyObjectStore(store)
            .on(Operation.READ, "chunks/", FaultyObjectStore.EVERY, Fault.failBefore(damage));

    assertThat(verify(faulty).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.what()).isEqualTo("differs from its digest"));
  }

  private static StoreVerification.Report verify(FaultyObjectStore faulty) {
    VersionStore versions = new VersionStore(faulty, TransferFixture.LAYOUT);
    return new StoreVerification(versions, new Workers(1), TransferListener.NONE)
        .verify(versions.read(2), false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"versions/00000002", "chunks/", "packs/"})
  void pull_bodyBreaksOff_isUnavailableAndChangesNothing(String prefix) {
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.READ, prefix, 1, Fault.brokenBody(100));
    transfers = transfers.through(faulty);

    assertRefused("broken " + prefix, List.of(ErrorKind.UNAVAILABLE));
  }

  @Test
  void pull_versionUnderAnotherNumber_isCorrupt() {
    store.put(StoreKeys.version(3), ObjectBody.of(bytes(StoreKeys.version(2))));

    assertRefused("version 3 that is 2", List.of(ErrorKind.CORRUPT));
  }

  /** As the command does it: look at the place, find the latest version, pull it. */
  private void pull(Path folder) {
    forgetWhatArrived(folder);
    if (!transfers.versions().exists()) {
      throw new ZooException(ErrorKind.NOT_FOUND, "no store", "Push.");
    }
    transfers.pull(folder);
  }

  /** What a refused pull fetched is kept for the next, which then would not read it again. */
  private void forgetWhatArrived(Path folder) {
    try {
      FolderSwap.delete(temp.resolve("." + folder.getFileName() + ".zoo-new"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertRefused(String what, List<ErrorKind> allowed) {
    ZooException e = catchThrowableOfType(ZooException.class, () -> pull(pulled));

    assertThat(e).as(what).isNotNull();
    assertThat(e.kind()).as(what + ": " + e.getMessage()).isIn(allowed);
    assertThat(FolderSnapshot.of(pulled)).as(what).isEqualTo(old);
  }

  private List<ObjectKey> keys() {
    List<ObjectKey> keys = new ArrayList<>();
    store.list("", object -> keys.add(object.key()));
    return keys;
  }

  private byte[] bytes(ObjectKey key) {
    try {
      return store.read(key).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
