package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.file.FileObjectStore;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.KillTarget;
import dev.modelzoo.testing.KillTarget.Action;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real processes, really killed. When is drawn from a seeded generator, in objects begun and
 * milliseconds after that, so that the speed of the machine does not matter.
 */
class KillTest {
  private static final int KILLS = 20;
  private static final int MAX_EXTRA_MILLIS = 12;
  private static final int CHUNKS = 24;

  @TempDir private Path temp;
  private TransferFixture transfers;
  private ModelImageFolder image;
  private Path log;
  private int hits;

  @BeforeEach
  void prepare() {
    transfers = TransferFixture.of(new FileObjectStore(temp.resolve("store")), temp);
    image = ModelImageFolder.sound(temp);
    log = temp.resolve("log");
  }

  @Test
  void push_killedAtRandomMoments_endsRightWhenRepeated() throws Exception {
    Random random = new Random(2026);
    change(0);
    transfers.push(image.folder());
    for (int round = 1; round <= KILLS; round++) {
      Map<String, String> before = FolderSnapshot.of(image.folder());
      change(round);
      Files.deleteIfExists(log);

      kill(Action.PUSH, image.folder(), 0, random.nextInt(CHUNKS + 8), random);

      Path check = temp.resolve("check");
      transfers.forcePull(check);
      assertThat(FolderSnapshot.of(check)).isIn(before, FolderSnapshot.of(image.folder()));
      assertEndsRight(Action.PUSH, image.folder(), 0);
      assertThat(transfers.versions().versions()).as("round %d", round).hasSize(round + 1);
      assertThat(repeats()).as("round %d", round).isLessThanOrEqualTo(KillTarget.JOBS);
      transfers.pull(check);
      assertThat(FolderSnapshot.of(check)).isEqualTo(FolderSnapshot.of(image.folder()));
    }
    assertThat(hits).as("killed before the end").isGreaterThan(KILLS / 2);
  }

  @Test
  void pull_killedAtRandomMoments_endsRightWhenRepeated() throws Exception {
    Random random = new Random(11);
    Path target = temp.resolve("target");
    change(1);
    transfers.push(image.folder());
    final Map<String, String> first = FolderSnapshot.of(image.folder());
    change(2);
    transfers.push(image.folder());
    final Map<String, String> second = FolderSnapshot.of(image.folder());
    transfers.pull(transfers.versions().read(1), target);
    for (int round = 1; round <= KILLS; round++) {
      Files.deleteIfExists(log);
      int version = round % 2 + 1;

      kill(Action.PULL, target, version, random.nextInt(CHUNKS + 8), random);

      if (Files.exists(target)) { // it is away for a moment, between two renames
        assertThat(FolderSnapshot.of(target)).as("round %d", round).isIn(first, second);
      }
      assertEndsRight(Action.PULL, target, version);
      assertThat(FolderSnapshot.of(target)).isEqualTo(version == 1 ? first : second);
      assertThat(repeats()).as("round %d", round).isLessThanOrEqualTo(KillTarget.JOBS);
      assertThat(temp).isDirectoryNotContaining("glob:**/.target*");
    }
    assertThat(hits).as("killed before the end").isGreaterThan(KILLS / 2);
  }

  @ParameterizedTest
  @EnumSource
  void push_haltedAtEachStoreCall_isRepeatedToOneVersion(Moment moment) throws Exception {
    int version = 0;
    for (int call = 1; ; call++) {
      image.file("README.md", moment + " " + call);
      Process process = KillTarget.start(Action.PUSH, temp, image.folder(), 0, call, moment);
      if (process.waitFor() == 0) {
        assertThat(call).as(output()).isGreaterThan(8);
        return;
      }
      assertThat(process.exitValue()).as(output()).isEqualTo(137);

      transfers.push(image.folder());

      assertThat(transfers.versions().versions()).as("call %d", call).hasSize(++version);
      assertThat(transfers.latest().entry("README.md").orElseThrow().size())
          .isEqualTo((moment + " " + call).length());
    }
  }

  /** Starts it, waits until so many objects are begun and a little longer, and kills it. */
  private void kill(Action action, Path folder, int version, int objects, Random random)
      throws IOException, InterruptedException {
    Process process = KillTarget.start(action, temp, folder, version, 0, Moment.BEFORE);
    while (process.isAlive() && begun().size() < objects) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    process.waitFor(random.nextInt(MAX_EXTRA_MILLIS), TimeUnit.MILLISECONDS);
    hits += process.destroyForcibly().waitFor() == 137 ? 1 : 0;
  }

  private void assertEndsRight(Action action, Path folder, int version)
      throws IOException, InterruptedException {
    Process process = KillTarget.start(action, temp, folder, version, 0, Moment.BEFORE);
    assertThat(process.waitFor()).as(output()).isZero();
  }

  /** How many objects were begun twice, by the killed process and its repetition. */
  private long repeats() throws IOException {
    Map<String, Long> counts =
        begun().stream()
            .filter(key -> !key.startsWith("versions/"))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(counts.values()).allMatch(count -> count <= 2);
    return counts.values().stream().filter(count -> count > 1).count();
  }

  private List<String> begun() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
  }

  private String output() throws IOException {
    return Files.readString(temp.resolve("output"), StandardCharsets.UTF_8);
  }

  /** Gives the image other bytes in most chunks and some small files, and the same in the rest. */
  private void change(int seed) {
    for (int file = 0; file < 4; file++) {
      byte[] bytes = TestBytes.random(file == 0 ? 0 : 100L * seed + file, CHUNKS / 4 * 4096);
      image.file("assets/large-" + file, bytes);
    }
    for (int file = 0; file < 40; file++) {
      image.file("assets/s/" + file, TestBytes.random(file % 2 * 1000L * seed + file, 500));
    }
    image.file("assets/added-" + seed % 2, "in every other version");
  }
}
