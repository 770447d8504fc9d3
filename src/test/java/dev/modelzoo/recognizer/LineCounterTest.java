package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineCounterTest {
  @TempDir private Path folder;
  private final List<Integer> told = new ArrayList<>();

  @Test
  void look_growingFile_tellsItsLinesWhenTheyChange() throws IOException {
    Path file = folder.resolve("raw_rec.txt");
    LineCounter counter = new LineCounter(file, told::add);

    counter.look();
    Files.writeString(file, "u1 a\nu2 b\nu3");
    counter.look();
    counter.look();
    Files.writeString(file, " c\n", StandardOpenOption.APPEND);
    counter.look();
    Files.writeString(file, "u1 a\n");
    counter.look();

    assertThat(told).containsExactly(2, 3, 1);
  }

  @Test
  void look_linkOrFolder_tellsNothing() throws IOException {
    Path target = Files.writeString(folder.resolve("references"), "u1 a\n");
    Path link = Files.createSymbolicLink(folder.resolve("raw_rec.txt"), target);

    new LineCounter(link, told::add).look();
    new LineCounter(folder, told::add).look();

    assertThat(told).isEmpty();
  }
}
