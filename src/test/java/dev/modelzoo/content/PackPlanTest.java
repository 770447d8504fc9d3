package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PackPlanTest {
  private static final ChunkLayout LAYOUT = new ChunkLayout(4096, 4096, 8192);

  /** Five files of 1024 bytes take 5 × 1536 and the end 1024: 8704 bytes. */
  private static final String PACK = Sha256.hex("parent");

  @Test
  void of_noParent_packsAllInOrder() {
    List<HashedFile> files = files(10);

    PackPlan plan = PackPlan.of(files, Map.of(), Map.of(), LAYOUT);

    assertThat(plan.kept()).isEmpty();
    assertThat(plan.fresh()).hasSize(3); // 4 files to 7168 bytes
    assertThat(plan.fresh().stream().flatMap(List::stream)).containsExactlyElementsOf(files);
  }

  @Test
  void of_noFiles_makesNoPack() {
    assertThat(PackPlan.of(List.of(), Map.of(), Map.of(), LAYOUT).fresh()).isEmpty();
  }

  @Test
  void of_equalContents_areOnceInAPack() {
    List<HashedFile> files =
        List.of(SmallFiles.of("a", 9, "x"), SmallFiles.of("b", 9, "y"), SmallFiles.of("c", 9, "x"));

    PackPlan plan = PackPlan.of(files, Map.of(), Map.of(), LAYOUT);

    assertThat(plan.fresh()).containsExactly(files.subList(0, 2));
  }

  @Test
  void of_parentPackAtLeastHalfUsed_isKept() {
    List<HashedFile> files = files(5);
    Map<String, Location.InPack> places = places(files.subList(0, 2));

    PackPlan plan = PackPlan.of(files, places, Map.of(PACK, 4 * 1536L + 1024), LAYOUT);

    assertThat(plan.kept()).isEqualTo(places);
    assertThat(plan.fresh()).containsExactly(files.subList(2, 5));
  }

  @Test
  void of_parentPackLessThanHalfUsed_isPackedAnew() {
    List<HashedFile> files = files(4);
    Map<String, Location.InPack> places = places(files.subList(0, 2));

    PackPlan plan = PackPlan.of(files, places, Map.of(PACK, 4 * 1536L + 1024 + 512), LAYOUT);

    assertThat(plan.kept()).isEmpty();
    assertThat(plan.fresh()).containsExactly(files);
  }

  @Test
  void of_parentPackOfUnknownSize_isPackedAnew() {
    List<HashedFile> files = files(2);

    assertThat(PackPlan.of(files, places(files), Map.of(), LAYOUT).kept()).isEmpty();
  }

  /** Writes the packs, with sizes and names around every limit of a tar. */
  @RepeatedTest(60)
  void of_randomFiles_neverExceedsAPackAndIsDeterministic(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    List<HashedFile> files = randomFiles(random);
    Map<String, Location.InPack> places = new HashMap<>();
    for (HashedFile file : files) {
      if (random.nextInt(3) == 0) {
        String pack = Sha256.hex("pack" + random.nextInt(3));
        places.put(file.digest().hex(), new Location.InPack(pack, 512));
      }
    }
    Map<String, Long> sizes = new HashMap<>();
    places.values().forEach(place -> sizes.put(place.pack(), (long) random.nextInt(8192)));

    PackPlan plan = PackPlan.of(files, places, sizes, LAYOUT);

    assertThat(PackPlan.of(files, new TreeMap<>(places), new TreeMap<>(sizes), LAYOUT))
        .isEqualTo(plan);
    List<String> planned = new ArrayList<>(plan.kept().keySet());
    for (List<HashedFile> pack : plan.fresh()) {
      PackWriter writer = new PackWriter();
      for (HashedFile file : pack) {
        writer.add(file, new byte[LAYOUT.smallFile()], (int) file.size());
        planned.add(file.digest().hex());
      }
      assertThat(writer.finish().bytes().length).isPositive().isLessThanOrEqualTo(LAYOUT.pack());
    }
    assertThat(planned)
        .containsExactlyInAnyOrderElementsOf(
            files.stream().map(file -> file.digest().hex()).distinct().toList());
  }

  @Test
  void of_largestFileWithLongestName_fitsIntoAPack() {
    ChunkLayout tight = new ChunkLayout(4000, 4000, 8096);
    HashedFile file = SmallFiles.of(("声".repeat(80) + "/").repeat(4) + "é".repeat(30), 3999, "x");
    assertThat(PathRules.problem(file.path())).isEmpty();
    PackWriter writer = new PackWriter();

    writer.add(file, new byte[4000], 3999);

    assertThat(writer.finish().bytes().length).isLessThanOrEqualTo(tight.pack());
  }

  private static List<HashedFile> randomFiles(Random random) {
    int[] lengths = {1, 50, 98, 99, 100, 101, 255};
    int[] sizes = {1, 511, 512, 513, 1024, 4095};
    Map<String, HashedFile> files = new TreeMap<>(Comparator.comparing(path -> path));
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      String unique = i + (random.nextInt(4) == 0 ? "é" : "");
      int length = lengths[random.nextInt(lengths.length)];
      String path = unique + "n".repeat(Math.max(0, length - unique.length()));
      if (random.nextInt(5) == 0) {
        path = ("d".repeat(100) + "/").repeat(random.nextInt(8)) + path;
      }
      int size =
          random.nextBoolean() ? sizes[random.nextInt(sizes.length)] : 1 + random.nextInt(4095);
      files.put(path, SmallFiles.of(path, size, "content " + random.nextInt(30) + " " + size));
    }
    return List.copyOf(files.values());
  }

  private static List<HashedFile> files(int count) {
    List<HashedFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(SmallFiles.of("file" + i, 1024, "content " + i));
    }
    return files;
  }

  private static Map<String, Location.InPack> places(List<HashedFile> files) {
    Map<String, Location.InPack> places = new HashMap<>();
    for (HashedFile file : files) {
      places.put(file.digest().hex(), new Location.InPack(PACK, 512));
    }
    return places;
  }
}
