package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.TransferFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionStoreTest {
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final VersionStore versions = new VersionStore(store, TransferFixture.LAYOUT);

  @Test
  void exists_emptyPlace_isFalse() {
    assertThat(versions.exists()).isFalse();
    assertThat(versions.latest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\": 1}",
        "{\"format\":1}\n",
        "{\"format\": 1, \"name\": \"zoo-store/1\"}\n"
      })
  void exists_formatOne_isTrue(String marker) {
    store.put(StoreKeys.MARKER, ObjectBody.of(marker));

    assertThat(versions.exists()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"format\": 2}", "{\"format\": 7, \"name\": \"zoo-store/7\", \"more\": true}"})
  void exists_laterFormat_asksForANewerZoo(String marker) {
    store.put(StoreKeys.MARKER, ObjectBody.of(marker));

    assertThatThrownBy(versions::exists)
        .extracting(e -> ((ZooException) e).kind(), e -> ((ZooException) e).next())
        .containsExactly(ErrorKind.USAGE, "Install a newer zoo.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"format\": 0}",
        "{\"format\": \"one\"}",
        "{\"format\": 3, \"name\": \"zoo-store/1\"}",
        "{\"format\": 1, \"name\": \"zoo-store/3\"}",
        "{\"format\": 1, \"nale\": \"zoo-store/1\"}",
        "{\"format\": 2, \"nale\": \"zoo-store/2\"}"
      })
  void exists_damagedMarker_isCorrupt(String marker) {
    store.put(StoreKeys.MARKER, ObjectBody.of(marker));

    assertThatThrownBy(versions::exists)
        .hasMessageContaining("memory:zoo-store.json")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.CORRUPT);
  }

  @Test
  void exists_hugeMarker_isCorruptAndNotReadWhole() {
    store.put(StoreKeys.MARKER, ObjectBody.of(new byte[1 << 20]));

    assertThatThrownBy(versions::exists).hasMessageContaining("is larger than 65536 bytes");
  }

  @Test
  void exists_readingBreaksOff_isUnavailable() {
    store.put(StoreKeys.MARKER, ObjectBody.of("{\"format\": 1}"));
    FaultyObjectStore faulty =
        new FaultyObjectStore(store).on(Operation.READ, 1, Fault.brokenBody(3));

    assertThatThrownBy(new VersionStore(faulty, TransferFixture.LAYOUT)::exists)
        .hasMessageContaining("broke off: connection reset")
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void prepare_emptyPlace_becomesAStoreOfFormatOne() {
    versions.prepare();
    versions.prepare();

    assertThat(versions.exists()).isTrue();
    assertThat(
            new String(
                versions.readAll(StoreKeys.MARKER, 1000), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("{\"format\": 1, \"name\": \"zoo-store/1\"}\n");
  }

  @Test
  void versions_otherObjects_areLeftOut() {
    for (String key :
        List.of(
            "versions/00000002.json.gz",
            "versions/00000010.json.gz",
            "versions/1.json.gz",
            "versions/00000003.json.gz.tmp",
            "versions/readme")) {
      store.put(new ObjectKey(key), ObjectBody.of("x"));
    }

    assertThat(versions.versions()).containsExactly(2, 10);
  }

  @Test
  void read_absentVersion_isNotFound() {
    assertThatThrownBy(() -> versions.read(4))
        .extracting(e -> ((ZooException) e).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void keys_digestInside_isFoundAgain() {
    String sha256 = "ab".repeat(32);

    assertThat(StoreKeys.chunk(sha256).value()).isEqualTo("chunks/ab/" + sha256);
    assertThat(StoreKeys.pack(sha256).value()).isEqualTo("packs/ab/" + sha256 + ".tar");
    assertThat(StoreKeys.sha256Of(StoreKeys.pack(sha256))).isEqualTo(sha256);
    assertThat(StoreKeys.sha256Of(StoreKeys.chunk(sha256))).isEqualTo(sha256);
  }

  @Test
  void transferCounts_negative_areRefused() {
    assertThatThrownBy(() -> new TransferCounts(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TransferCounts(0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TransferCounts(0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
