package dev.modelzoo.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.testing.ModelImageFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbiProgramTest {
  @Test
  void interpreter_shebang_isTheProgramAndOneArgument() {
    assertThat(interpreter("#!/bin/bash\ntrue")).containsExactly("/bin/bash");
    assertThat(interpreter("#! /usr/bin/env \t python3 \n"))
        .containsExactly("/usr/bin/env", "python3");
    assertThat(interpreter("#!/usr/bin/perl -w -T")).containsExactly("/usr/bin/perl", "-w -T");
  }

  @Test
  void interpreter_noShebang_isTheShell() {
    assertThat(interpreter("echo hello\n")).containsExactly("/bin/sh");
    assertThat(interpreter("")).containsExactly("/bin/sh");
    assertThat(interpreter("#!\n")).containsExactly("/bin/sh");
    assertThat(interpreter("#")).containsExactly("/bin/sh");
  }

  @Test
  void interpreter_binary_isNone() {
    assertThat(interpreter("\u007fELF\2\1\1")).isEmpty();
  }

  @Test
  void interpreter_carriageReturn_isPartOfTheName() {
    assertThat(interpreter("#!/bin/sh\r\n")).containsExactly("/bin/sh\r");
  }

  @Test
  void modelImage_soundFolder_hasItsParts(@TempDir Path temp) {
    ModelImageFolder folder =
        ModelImageFolder.sound(temp)
            .file("model.yaml", "task: ASR\nlanguage: en\nprovided: [KEY]\n")
            .file(".zooignore", "*.tmp\n");
    ModelImage image = new ModelImage(new EntryId("m"), folder.folder());

    assertThat(image.sbi()).isExecutable();
    assertThat(image.dockerfile()).isRegularFile();
    assertThat(image.assets()).isDirectory();
    assertThat(image.card().language()).isEqualTo("en");
    assertThat(image.sbiProgram().interpreter()).containsExactly("/bin/bash");
    assertThat(image.ignoreRules().ignores("KEY", false)).isTrue();
    assertThat(image.ignoreRules().ignores("a.tmp", false)).isTrue();
    assertThat(image.ignoreRules().ignores("SBI", false)).isFalse();
  }

  private static List<String> interpreter(String text) {
    return SbiProgram.of(text.getBytes(StandardCharsets.UTF_8)).interpreter();
  }
}
