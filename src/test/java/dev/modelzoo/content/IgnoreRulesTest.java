package dev.modelzoo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git",
        ".git/config",
        "a/.git/HEAD",
        ".zoo",
        ".zooignore",
        "a/.zoo-x/b",
        ".zoo.tmp"
      })
  void ignores_gitAndZooFiles_always(String path) {
    IgnoreRules rules = IgnoreRules.parse(List.of("!.git", "!.zoo*", "!.git/**"));

    assertThat(rules.ignores(path, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SBI", ".gitignore", "a/zoo", "a.git", ".github/x"})
  void ignores_otherFilesWithoutPatterns_never(String path) {
    assertThat(IgnoreRules.NONE.ignores(path, false)).isFalse();
  }

  /**
   * Agrees with {@code git check-ignore} of git 2.39, with which the table was compared, but that
   * "?" is a character.
   */
  @ParameterizedTest
  @CsvSource({
    // pattern, path, folder, ignored
    "*.o, a.o, false, true",
    "*.o, x/y/a.o, false, true",
    "*.o, a.oo, false, false",
    "/*.o, a.o, false, true",
    "/*.o, x/a.o, false, false",
    "x/*.o, x/a.o, false, true",
    "x/*.o, x/y/a.o, false, false",
    "x/*.o, z/x/a.o, false, false",
    "logs/, logs, true, true",
    "logs/, logs, false, false",
    "logs/, a/logs/b.txt, false, true",
    "logs, logs/b, false, true",
    "/logs/, a/logs/b, false, false",
    "**/tmp, tmp, false, true",
    "**/tmp, a/b/tmp, false, true",
    "a/**, a, true, false",
    "a/**, a/b, false, true",
    "a/**, a/b/c, false, true",
    "a/**/z, a/z, false, true",
    "a/**/z, a/b/c/z, false, true",
    "a/**/z, b/a/z, false, false",
    "a?c, abc, false, true",
    "a?c, ac, false, false",
    "a?c, a/c, false, false",
    "a*c, a/c, false, false",
    "**, anything, false, true",
    "ab[cd].x, abd.x, false, true",
    "ab[c-e].x, abd.x, false, true",
    "ab[!c-e].x, abd.x, false, false",
    "ab[^c-e].x, abz.x, false, true",
    "ab[]x], ab], false, true",
    "ab[cd, abc, false, false",
    "ab[cd, ab[cd, false, false",
    "\\#a, #a, false, true",
    "\\!a, !a, false, true",
    "a\\*b, a*b, false, true",
    "a\\*b, axb, false, false",
    "#a, #a, false, false",
    "/, a, false, false",
    "模?.bin, 模型.bin, false, true",
    "a*b*c*d*e, aXbXcXdX, false, false",
  })
  void ignores_onePattern_readsItAsGitDoes(
      String pattern, String path, boolean isFolder, boolean ignored) {
    assertThat(IgnoreRules.parse(List.of(pattern)).ignores(path, isFolder)).isEqualTo(ignored);
  }

  @Test
  void ignores_lastMatch_wins() {
    IgnoreRules rules = IgnoreRules.parse(List.of("*.bin", "!keep.bin", "", "  ", "# nothing"));

    assertThat(rules.ignores("a.bin", false)).isTrue();
    assertThat(rules.ignores("x/keep.bin", false)).isFalse();
  }

  @Test
  void ignores_takenBackBelowIgnoredFolder_staysIgnored() {
    IgnoreRules rules = IgnoreRules.parse(List.of("logs/", "!logs/keep"));

    assertThat(rules.ignores("logs/keep", false)).isTrue();
  }

  @Test
  void ignores_byteOrderMarkCarriageReturnAndSpaces_areNoPartOfThePattern() {
    IgnoreRules rules = IgnoreRules.parse(List.of("\uFEFFa.txt\r", "b.txt  ", "c\\ "));

    assertThat(rules.ignores("a.txt", false)).isTrue();
    assertThat(rules.ignores("b.txt", false)).isTrue();
    assertThat(rules.ignores("c ", false)).isTrue();
    assertThat(rules.ignores("c", false)).isFalse();
  }

  @Test
  void ignores_manyStars_takesNoExponentialTime() {
    IgnoreRules rules = IgnoreRules.parse(List.of("*a".repeat(40) + "b"));

    assertThat(rules.ignores("a".repeat(4000), false)).isFalse();
  }

  @Test
  void ignores_providedPaths_areLeftOutWithAllBelowThem() {
    IgnoreRules rules =
        IgnoreRules.parse(List.of("!API_KEY"))
            .withProvided(List.of("API_KEY", "./cloud/keys/", " TOKEN ", ""));

    assertThat(rules.ignores("API_KEY", false)).isTrue();
    assertThat(rules.ignores("TOKEN", false)).isTrue();
    assertThat(rules.ignores("cloud/keys/a/b", false)).isTrue();
    assertThat(rules.ignores("cloud", true)).isFalse();
    assertThat(rules.ignores("x/API_KEY", false)).isFalse();
    assertThat(rules.isProvided("cloud/keys/a")).isTrue();
    assertThat(rules.isProvided("cloud/key")).isFalse();
    assertThat(rules.isProvided("API_KEY")).isTrue();
  }

  @Test
  void read_folderWithFile_readsItsLines(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve(".zooignore"), "# junk\r\n*.tmp\r\n");

    IgnoreRules rules = IgnoreRules.read(folder);

    assertThat(rules.ignores("a.tmp", false)).isTrue();
  }

  @Test
  void read_folderWithoutFile_hasNoPatterns(@TempDir Path folder) {
    assertThat(IgnoreRules.read(folder)).isSameAs(IgnoreRules.NONE);
  }
}
