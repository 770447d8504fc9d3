package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.InMemoryObjectStore;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes in comes out, and nothing travels twice. */
class PushPullTest {
  @TempDir private Path temp;

  private final FaultyObjectStore store = new FaultyObjectStore(new InMemoryObjectStore());
  private TransferFixture transfers;
  private ModelImageFolder image;
  private Path pulled;

  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp);
    pulled = temp.resolve("pulled");
  }

  @Test
  void pull_filesOfEverySize_bringsTheSameBytes() {
    for (int size : new int[] {0, 1, 511, 512, 1023, 1024, 1025, 4095, 4096, 4097, 8192, 40_001}) {
      image.file("assets/" + size, TestBytes.random(size, size));
    }

    transfers.push(image.folder());
    transfers.pull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_onManyThreads_bringsTheSameBytes() {
    for (int i = 0; i < 200; i++) {
      image.file("assets/small/" + i, TestBytes.random(i, 10 + i));
    }
    for (int i = 0; i < 10; i++) {
      image.file("assets/big/" + i, TestBytes.random(1000 + i, 30_000 + i));
    }

    transfers.withJobs(8).push(image.folder());
    transfers.withJobs(8).pull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_executableAtAnyDepth_isExecutable() throws IOException {
    image.file("assets/a/b/c/tool", "data, but with the bit").executable("assets/a/b/c/tool");
    image.file("assets/a/b/c/large", TestBytes.random(1, 9000)).executable("assets/a/b/c/large");

    transfers.push(image.folder());
    transfers.pull(pulled);

    assertThat(pulled.resolve("assets/a/b/c/tool")).isExecutable();
    assertThat(pulled.resolve("assets/a/b/c/large")).isExecutable();
    assertThat(Files.getPosixFilePermissions(pulled.resolve("README.md")).toString())
        .doesNotContain("EXECUTE");
  }

  @Test
  void pull_programsWithoutTheBit_areExecutable() {
    image.mode("SBI", "rw-r--r--").file("assets/script", "#!/bin/sh\n");
    image.file("assets/elf", new byte[] {0x7f, 'E', 'L', 'F', 1}).file("assets/e", "\177EL");

    Manifest manifest = transfers.push(image.folder()).manifest();
    transfers.pull(pulled);

    assertThat(List.of("SBI", "assets/script", "assets/elf"))
        .allSatisfy(path -> assertThat(pulled.resolve(path)).isExecutable());
    assertThat(manifest.entry("assets/e").orElseThrow().mode()).isEqualTo(FileMode.PLAIN);
  }

  @Test
  void pull_links_areLinksAgain() throws IOException {
    image.link("assets/latest", "model.bin").link("assets/nowhere", "none").link("up", "assets");

    transfers.push(image.folder());
    transfers.pull(pulled);

    assertThat(Files.readSymbolicLink(pulled.resolve("assets/latest")))
        .isEqualTo(Path.of("model.bin"));
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_chineseAndLongNames_keepsThem() {
    String chinese = "模型".repeat(40); // 240 bytes
    image.file("assets/" + chinese + "/语音识别.bin", TestBytes.random(1, 20));
    image.file("assets/" + "n".repeat(255), TestBytes.random(2, 5000));
    image.file("assets/" + "d".repeat(200) + "/" + "e".repeat(200), TestBytes.random(3, 30));

    transfers.push(image.folder());
    transfers.pull(pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void push_sameBytesTwice_sendsThemOnce() {
    byte[] large = TestBytes.random(1, 8192);
    byte[] small = TestBytes.random(2, 500);
    image.file("assets/a", large).file("assets/b", large).file("assets/c", large);
    image.file("assets/d", small).file("assets/e", small);

    Manifest manifest = transfers.push(image.folder()).manifest();
    transfers.pull(pulled);

    assertThat(puts("chunks/")).hasSize(2);
    assertThat(manifest.entry("assets/d").orElseThrow().location())
        .isEqualTo(manifest.entry("assets/e").orElseThrow().location());
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_oneChunkInManyPlaces_fetchesItOnce() {
    image.file("assets/zeros", new byte[40_960]).file("assets/more", new byte[8192]);
    transfers.push(image.folder());

    PullResult result = transfers.pull(pulled);

    assertThat(gets("chunks/")).hasSize(1);
    assertThat(result.counts().objects()).isEqualTo(2); // the chunk and the pack
    assertThat(pulled.resolve("assets/zeros")).hasBinaryContent(new byte[40_960]);
  }

  @Test
  void push_manySmallFiles_makesFewObjects() {
    for (int i = 0; i < 100; i++) {
      image.file("assets/" + i, TestBytes.random(i, 100));
    }

    PushResult result = transfers.push(image.folder());

    // 106 files take 1 kB each in a tar, and a pack holds 16 kB
    assertThat(result.counts().objects()).isBetween(6L, 8L);
    assertThat(result.manifest().packs().values()).allMatch(size -> size <= 16_384);
  }

  @Test
  void push_emptyFolders_namesThem() {
    image.emptyFolder("assets/none").emptyFolder("logs/old");

    PushResult result = transfers.push(image.folder());

    assertThat(result.emptyFolders()).containsExactlyInAnyOrder("assets/none", "logs/old");
  }

  @Test
  void push_sameFilesElsewhere_haveTheSameDigest() throws IOException {
    Path otherParent = Files.createDirectory(temp.resolve("other"));
    ModelImageFolder other = ModelImageFolder.sound(otherParent);
    TransferFixture elsewhere = TransferFixture.of(new InMemoryObjectStore(), otherParent);

    Manifest here = transfers.push(image.folder()).manifest();
    Manifest there = elsewhere.push(other.folder()).manifest();

    assertThat(there.digest()).isEqualTo(here.digest());
    assertThat(there.pushId()).isNotEqualTo(here.pushId());
  }

  @Test
  void push_nothingChanged_writesNoObject() {
    image.file("assets/big", TestBytes.random(1, 20_000));
    transfers.push(image.folder());
    long before = store.count(Operation.PUT) + store.count(Operation.PUT_IF_ABSENT);

    PushResult again = transfers.push(image.folder());

    assertThat(again.outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
    assertThat(again.manifest().version()).isEqualTo(1);
    assertThat(store.count(Operation.PUT) + store.count(Operation.PUT_IF_ABSENT)).isEqualTo(before);
  }

  @Test
  void push_oneChunkChanged_sendsThatChunk() {
    byte[] bytes = TestBytes.random(1, 40_960);
    image.file("assets/big", bytes);
    transfers.push(image.folder());
    bytes[3 * 4096 + 17] ^= 1;
    image.file("assets/big", bytes);

    PushResult result = transfers.push(image.folder());

    assertThat(result.counts()).isEqualTo(new TransferCounts(1, 4096, 0));
    assertThat(result.manifest().version()).isEqualTo(2);
  }

  @Test
  void pull_oneChunkChanged_fetchesThatChunk() {
    byte[] bytes = TestBytes.random(1, 40_960);
    image.file("assets/big", bytes);
    transfers.push(image.folder());
    transfers.pull(pulled);
    bytes[3 * 4096 + 17] ^= 1;
    image.file("assets/big", bytes);
    transfers.push(image.folder());

    PullResult result = transfers.pull(pulled);

    assertThat(result.counts().bytes()).isEqualTo(4096);
    assertThat(pulled.resolve("assets/big")).hasBinaryContent(bytes);
  }

  @Test
  void push_smallFileRemoved_keepsThePackWhileHalfOfItIsUsed() {
    for (int i = 0; i < 5; i++) {
      image.file("assets/" + i, TestBytes.random(i, 900));
    }
    Set<String> packs = transfers.push(image.folder()).manifest().packs().keySet();
    image.without("assets/0");

    PushResult result = transfers.push(image.folder());

    assertThat(result.manifest().packs().keySet()).isEqualTo(packs);
    assertThat(result.counts().objects()).isZero();
  }

  @Test
  void push_mostSmallFilesRemoved_packsTheRestAnew() {
    for (int i = 0; i < 8; i++) {
      image.file("assets/" + i, TestBytes.random(i, 900));
    }
    Set<String> packs = transfers.push(image.folder()).manifest().packs().keySet();
    for (int i = 0; i < 8; i++) {
      image.without("assets/" + i);
    }

    PushResult result = transfers.push(image.folder());

    assertThat(result.manifest().packs().keySet()).isNotEqualTo(packs);
    assertThat(result.manifest().packs().values().stream().mapToLong(size -> size).sum())
        .isLessThan(8192);
  }

  @Test
  void pull_fewFilesOfAPack_fetchesTheStretchThatHoldsThem() {
    for (int i = 0; i < 10; i++) {
      image.file("assets/" + i, TestBytes.random(i, 900));
    }
    transfers.push(image.folder());
    transfers.pull(pulled);
    Path third = pulled.resolve("assets/3");
    Path fourth = pulled.resolve("assets/4");
    assertThat(third.toFile().delete() && fourth.toFile().delete()).isTrue();

    PullResult result = transfers.pull(pulled);

    assertThat(result.counts().bytes()).isEqualTo(1024 + 512 + 900); // both and the header between
    assertThat(FolderSnapshot.of(pulled)).isEqualTo(FolderSnapshot.of(image.folder()));
  }

  @Test
  void pull_olderVersion_goesBack() {
    Manifest first = transfers.push(image.folder()).manifest();
    Map<String, String> before = FolderSnapshot.of(image.folder());
    image.file("assets/new", TestBytes.random(1, 9000)).without("README.md");
    transfers.push(image.folder());
    transfers.pull(pulled);

    transfers.pull(first, pulled);

    assertThat(FolderSnapshot.of(pulled)).isEqualTo(before);
  }

  @Test
  void pull_upToDate_readsNoObject() {
    transfers.push(image.folder());
    Manifest latest = transfers.latest();
    transfers.pull(latest, pulled);
    long before = store.count(Operation.READ);

    PullResult again = transfers.pull(latest, pulled);

    assertThat(again.outcome()).isEqualTo(PullResult.Outcome.UP_TO_DATE);
    assertThat(store.count(Operation.READ)).isEqualTo(before);
  }

  @Test
  void pull_lostModeOfAProgram_restoresIt() {
    image.file("assets/run", "#!/bin/sh\n").executable("assets/run");
    transfers.push(image.folder());
    ModelImageFolder here = image.mode("assets/run", "rw-r--r--").mode("SBI", "rw-------");

    PullResult result = transfers.pull(here.folder());

    assertThat(result.outcome()).isEqualTo(PullResult.Outcome.UP_TO_DATE);
    assertThat(here.path("assets/run")).isExecutable();
    assertThat(here.path("SBI")).isExecutable();
  }

  @Test
  void dryRun_push_plansWhatAPushDoes() {
    image.file("assets/big", TestBytes.random(1, 20_000));
    PushRequest request = transfers.pushRequest(image.folder(), false);
    PushRequest dry =
        new PushRequest(
            request.kind(),
            request.id(),
            request.folder(),
            request.rules(),
            request.hashCache(),
            request.base(),
            OptionalInt.empty(),
            true,
            false,
            true);

    PushResult planned = transfers.push(dry);

    assertThat(store.count(Operation.PUT) + store.count(Operation.PUT_IF_ABSENT)).isZero();
    assertThat(planned.outcome()).isEqualTo(PushResult.Outcome.WOULD_PUBLISH);
    final int callsOfThePlan = store.calls().size();
    assertThat(planned.counts()).isEqualTo(transfers.push(image.folder()).counts());
    assertThat(store.calls()).hasSize(callsOfThePlan + (int) planned.requests());
    image.file("assets/big", TestBytes.random(2, 30_000)).file("assets/tiny", "more");
    long plannedNext = transfers.push(dry).requests();
    final int callsSoFar = store.calls().size();
    assertThat(transfers.push(image.folder()).requests()).isEqualTo(plannedNext);
    assertThat(store.calls()).hasSize(callsSoFar + (int) plannedNext);
    assertThat(transfers.push(dry).outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
  }

  @Test
  void dryRun_pull_plansWhatAPullFetches() {
    image.file("assets/big", TestBytes.random(1, 20_000)).file("assets/b2", new byte[8192]);
    image.link("assets/link", "big").file("assets/none", "");
    transfers.push(image.folder());
    PullRequest request = transfers.pullRequest(pulled, false);
    PullRequest dry =
        new PullRequest(
            request.folder(), request.rules(), request.base(), request.hashCache(), false, true);

    PullResult planned = transfers.pull(transfers.latest(), dry);

    assertThat(planned.outcome()).isEqualTo(PullResult.Outcome.WOULD_UPDATE);
    assertThat(pulled).doesNotExist();
    assertThat(planned.counts().objects()).isEqualTo(transfers.pull(pulled).counts().objects());
    assertThat(transfers.pull(transfers.latest(), dry).outcome())
        .isEqualTo(PullResult.Outcome.UP_TO_DATE);
  }

  @Test
  void push_hashCacheDamaged_costsTimeOnly() throws IOException {
    image.file("assets/big", TestBytes.random(1, 20_000));
    transfers.push(image.folder());
    Path cache = transfers.stateOf(image.folder()).resolve("hashes");
    String text = Files.readString(cache, StandardCharsets.UTF_8);
    Files.writeString(cache, text.replaceAll(",[0-9a-f]{64}\n", "\n"), StandardCharsets.UTF_8);

    PushResult again = transfers.push(image.folder());

    assertThat(again.outcome()).isEqualTo(PushResult.Outcome.UP_TO_DATE);
  }

  private List<String> puts(String prefix) {
    return calls("PUT " + prefix);
  }

  private List<String> gets(String prefix) {
    return calls("READ " + prefix);
  }

  private List<String> calls(String start) {
    return store.calls().stream().filter(call -> call.startsWith(start)).toList();
  }

  @Test
  void keys_ofObjects_startWithTheirDigest() {
    transfers.push(image.folder());

    assertThat(puts("packs/"))
        .allSatisfy(
            call -> {
              ObjectKey key = new ObjectKey(call.substring("PUT ".length()));
              String sha256 = StoreKeys.sha256Of(key);
              assertThat(key).isEqualTo(StoreKeys.pack(sha256));
            });
  }
}
