package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.recognizer.ProcessTable.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class ProcessTableTest {
  @Test
  void parseStat_nameWithParenthesesAndBlanks_readsWhatFollows() {
    String stat = "4711 (a) R 1 (b) S 1 4000 3999 0 -1 4194560 1 2 3\n";

    assertThat(ProcessTable.parseStat(stat)).contains(new Entry(4711, 4000, 3999));
  }

  @Test
  void parseStat_endedProcess_isNone() {
    assertThat(ProcessTable.parseStat("4711 (sh) Z 1 4000 3999 0 -1 4194560 1\n")).isEmpty();
  }

  @Test
  void parseStat_threadOfTheKernel_isNone() {
    assertThat(ProcessTable.parseStat("42 (kworker/0:1) I 2 0 0 0 -1 69238880 0\n")).isEmpty();
  }

  @Test
  void living_thisProcess_isAmongThem() {
    long self = ProcessHandle.current().pid();

    assertThat(ProcessTable.living()).extracting(Entry::pid).contains(self);
  }

  @Test
  @EnabledIf("hasPs")
  void readPs_thisProcess_isAmongThem() {
    long self = ProcessHandle.current().pid();

    assertThat(ProcessTable.readPs()).extracting(Entry::pid).contains(self);
  }

  @Test
  @EnabledIf("hasPerl")
  void byPerl_program_leadsAGroupOfItsOwn() throws Exception {
    List<String> command = new ArrayList<>(OwnSession.byPerl());
    command.addAll(List.of("/bin/sh", "-c", "read -r line; exit \"$1\"", "name", "7"));
    Process process = new ProcessBuilder(command).start();

    while (groupOf(process.pid()) != process.pid()) {
      Thread.onSpinWait();
    }
    process.getOutputStream().close();

    assertThat(process.waitFor()).isEqualTo(7);
  }

  private static long groupOf(long pid) {
    return ProcessTable.living().stream()
        .filter(entry -> entry.pid() == pid)
        .mapToLong(Entry::group)
        .findFirst()
        .orElseThrow();
  }

  static boolean hasPs() {
    return Files.isExecutable(Path.of("/bin/ps")) || Files.isExecutable(Path.of("/usr/bin/ps"));
  }

  static boolean hasPerl() {
    return Files.isExecutable(Path.of("/usr/bin/perl"));
  }
}
