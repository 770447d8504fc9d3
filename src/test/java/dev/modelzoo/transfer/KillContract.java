package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.FolderSnapshot;
import dev.modelzoo.testing.KillPlace;
import dev.modelzoo.testing.KillTarget;
import dev.modelzoo.testing.KillTarget.Action;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, really killed, on each kind of store. When is drawn from a seeded generator, in
 * objects begun and milliseconds after that, so that the speed of the machine does not matter.
 */
abstract class KillContract {
  private static final int MAX_EXTRA_MILLIS = 12;
  private static final int CHUNKS = 24;
  private static final int TREE_KILLS = 2;
  private static final int PARTS = 4;
  private static final ObjectKey LARGE = new ObjectKey("large.bin");

  @TempDir Path temp;
  TransferFixture transfers;
  ModelImageFolder image;
  private KillPlace place;
  private ObjectStore store;
  private Path log;
  private int hits;

  /** A store without objects. */
  abstract KillPlace place();

  /** How many kills a test is worth. */
  abstract int kills();

  @BeforeEach
  void prepare() {
    place = place();
    store = place.open(temp);
    transfers = TransferFixture.of(store, temp);
    image = ModelImageFolder.sound(temp);
    log = temp.resolve("log");
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void push_killedAtRandomMoments_endsRightWhenRepeated() throws Exception {
    Random random = new Random(2026);
    change(0);
    transfers.push(image.folder());
    for (int round = 1; round <= kills(); round++) {
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
    assertThat(hits).as("killed before the end").isGreaterThanOrEqualTo(kills() / 2);
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
    for (int round = 1; round <= kills(); round++) {
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
    assertThat(hits).as("killed before the end").isGreaterThanOrEqualTo(kills() / 2);
  }

  @Test
  void pushTree_killedAtRandomMoments_sendsNoPartTwiceButTheLast() throws Exception {
    Random random = new Random(5);
    Path tree = Files.createDirectories(temp.resolve("tree"));
    for (int round = 1; round <= TREE_KILLS; round++) {
      Files.deleteIfExists(log);
      byte[] bytes = TestBytes.random(round, PARTS * MultipartStore.MIN_PART_BYTES - 100);
      Files.write(tree.resolve("large.bin"), bytes);

      kill(Action.PUSH_TREE, tree, 0, 1 + random.nextInt(PARTS), random);

      assertEndsRight(Action.PUSH_TREE, tree, 0);
      assertThat(repeats()).as("round %d", round).isLessThanOrEqualTo(1);
      try (InputStream in = store.read(LARGE)) {
        assertThat(in.readAllBytes()).as("round %d", round).isEqualTo(bytes);
      }
      List<MultipartStore.Upload> unfinished = new ArrayList<>();
      store.multipart().orElseThrow().uploads(LARGE, unfinished::add);
      assertThat(unfinished).as("round %d", round).isEmpty();
    }
    assertThat(hits).as("killed before the end").isPositive();
  }

  /** Starts it, waits until so many objects are begun and a little longer, and kills it. */
  private void kill(Action action, Path folder, int version, int objects, Random random)
      throws IOException, InterruptedException {
    Process process = KillTarget.start(place, action, temp, folder, version, 0, Moment.BEFORE);
    while (process.isAlive() && begun().size() < objects) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    process.waitFor(random.nextInt(MAX_EXTRA_MILLIS), TimeUnit.MILLISECONDS);
    hits += process.destroyForcibly().waitFor() == 137 ? 1 : 0;
  }

  private void assertEndsRight(Action action, Path folder, int version)
      throws IOException, InterruptedException {
    Process process = KillTarget.start(place, action, temp, folder, version, 0, Moment.BEFORE);
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

  String output() throws IOException {
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
