package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leaderboard's real registries; skipped on a machine without them, but not in CI. */
class SpeechioRegistryTest {
  private static final Path DATA = Path.of("../shared/data/speechio").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @BeforeEach
  void copyRegistries() throws IOException {
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(DATA).isDirectory();
    }
    for (EntryKind kind : EntryKind.values()) {
      Files.createDirectories(folder.resolve(kind.folder()));
      Files.write(
          folder.resolve(kind.folder() + "/zoo.yaml"),
          Files.readAllBytes(DATA.resolve(kind.folder() + "/zoo.yaml")));
    }
    Files.createDirectories(folder.resolve("credentials"));
    Files.write(
        folder.resolve("credentials/aliyun_oss.cfg"),
        Files.readAllBytes(DATA.resolve("aliyun_oss.cfg")));
  }

  @Test
  void read_realRegistries_loadsEveryEntry() {
    ZooFile zoo = ZooFile.read(ZooRoot.find(folder, Optional.empty(), Map.of()));

    assertThat(zoo.entries(EntryKind.MODEL)).hasSize(18);
    assertThat(zoo.entries(EntryKind.DATASET)).hasSizeGreaterThan(50);
    assertThat(zoo.entries(EntryKind.DATASET)).allSatisfy(e -> assertThat(e.url()).isPresent());
    assertThat(MiniSets.find(zoo, "zh")).contains(new EntryId("MINI_ZH"));
    assertThat(zoo.defaultUrl(EntryKind.MODEL, new EntryId("new")))
        .hasToString("oss://speechio-leaderboard/models/new/");
  }

  @Test
  void of_realCredentials_showsEndpointAndNoKey() {
    ZooFile zoo = ZooFile.read(new ZooRoot(folder.toAbsolutePath()));

    Listing listing = Listing.of(zoo, Map.of());

    assertThat(listing.rows())
        .allSatisfy(row -> assertThat(row.endpoint()).contains("oss-cn-beijing.aliyuncs.com"));
    assertThat(listing.toJson().toString()).doesNotContain("EXAMPLE-KEY");
  }

  @Test
  void update_everyEntryInTurn_leavesTheRestAsItWas() throws IOException {
    ZooFile zoo = ZooFile.read(new ZooRoot(folder.toAbsolutePath()));
    Pin pin = Pin.of(1, Digest.sha256("0".repeat(64)), 2, 3);

    for (EntryKind kind : EntryKind.values()) {
      for (ZooEntry entry : zoo.entries(kind)) {
        zoo = zoo.update(kind, entry.id(), e -> e.withPin(pin));
      }
    }

    for (EntryKind kind : EntryKind.values()) {
      String pinned = Files.readString(folder.resolve(kind.folder() + "/zoo.yaml"));
      assertThat(pinned.replaceAll("(?m)^  (version|digest|size|files): .*\n", ""))
          .isEqualTo(Files.readString(DATA.resolve(kind.folder() + "/zoo.yaml")));
    }
  }
}
