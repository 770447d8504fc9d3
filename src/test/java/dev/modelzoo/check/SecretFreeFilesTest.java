package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ModelImageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search for secrets believes without reading a file again. */
class SecretFreeFilesTest {
  private static final String KEY = "id = LTAI" + "5tQw9Zk3Lm8Xc2Vb7Np\n";
  private static final String NO_KEY = KEY.replace("LTAI", "nope");

  /** The files of a test are old by then. */
  private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));

  private static final String RULES = "of this test";

  @TempDir private Path temp;
  private ModelImageFolder image;
  private Path memory = Path.of("unset");

  @BeforeEach
  void makeImage() {
    image = ModelImageFolder.sound(temp).file("assets/note", NO_KEY);
    memory = temp.resolve("state/model.secret-free");
  }

  @Test
  void check_unchangedFile_isNotReadAgain() throws IOException {
    check();
    long first = Files.size(memory);

    check();

    assertThat(first).isPositive();
    assertThat(knows("assets/note")).isTrue();
  }

  @Test
  void check_fileWithAFinding_isFoundAgain() throws IOException {
    image.file("assets/note", KEY);

    CheckReport first = check();
    CheckReport second = check();

    assertThat(first.findings()).extracting(f -> f.rule().id()).containsExactly("SEC002");
    assertThat(second.findings()).isEqualTo(first.findings());
    assertThat(knows("assets/note")).isFalse();
  }

  @Test
  void check_fileIsYoung_isNotRemembered() throws IOException {
    check(Clock.systemUTC());

    assertThat(knows("assets/note")).isFalse();
  }

  @Test
  void check_changedWithSizeAndTimePutBack_isSearchedAgain() throws IOException {
    FileTime time = Files.getLastModifiedTime(image.folder().resolve("assets/note"));
    check();

    Files.writeString(image.folder().resolve("assets/note"), KEY);
    Files.setLastModifiedTime(image.folder().resolve("assets/note"), time);

    assertThat(check().findings()).extracting(f -> f.rule().id()).containsExactly("SEC002");
  }

  @Test
  void check_secretTakesTheNameOfAKnownFile_isFound() throws IOException {
    image.file("assets/other", KEY);
    check();

    Files.move(
        image.folder().resolve("assets/other"),
        image.folder().resolve("assets/note"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(check().findings()).extracting(Finding::path).containsExactly("assets/note");
  }

  @Test
  void check_knownFileGetsTheNameOfASecret_isFound() throws IOException {
    check();

    Files.move(
        image.folder().resolve("assets/note"), image.folder().resolve("assets/credentials.json"));

    assertThat(check().findings()).extracting(f -> f.rule().id()).containsExactly("SEC010");
  }

  @Test
  void open_otherRules_believesNothing() throws IOException {
    SecretFreeFiles.Sight sight = rememberOne();

    assertThat(open(RULES).contains("a", sight)).isTrue();
    assertThat(open("other rules").contains("a", sight)).isFalse();
  }

  @Test
  void open_anyBitFlippedOrTheEndCut_believesNothing() throws IOException {
    SecretFreeFiles.Sight sight = rememberOne();
    byte[] right = Files.readAllBytes(memory);
    for (int i = 0; i < right.length; i++) {
      byte[] wrong = right.clone();
      wrong[i] ^= 1;
      Files.write(memory, wrong);
      assertThat(open(RULES).contains("a", sight)).as("byte %d", i).isFalse();
      Files.write(memory, Arrays.copyOf(right, i));
      assertThat(open(RULES).contains("a", sight)).as("cut %d", i).isFalse();
    }
  }

  @Test
  void save_nowhereToWrite_isNoError() throws IOException {
    Files.writeString(temp.resolve("file"), "x");
    memory = temp.resolve("file/memory");

    assertThat(check().findings()).isEmpty();
  }

  @Test
  void save_fileIsAway_isForgotten() throws IOException {
    check();
    Path note = image.folder().resolve("assets/note");
    SecretFreeFiles.Sight sight = SecretFreeFiles.open(memory, LATER).look(note);
    Files.delete(note);

    check();

    assertThat(SecretFreeFiles.open(memory, LATER).contains("assets/note", sight)).isFalse();
    assertThat(memory.getParent()).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void version_coversAllCodeThatLooksForSecrets() throws Exception {
    Path classes =
        Path.of(SecretRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve("dev/modelzoo/check"))) {
      Stream<String> names =
          files
              .map(file -> Objects.toString(file.getFileName()))
              .filter(name -> name.startsWith("Secret") && !name.contains("$"))
              .filter(name -> !name.startsWith("SecretFreeFiles"))
              .filter(name -> !name.startsWith("SecretRuleSet"))
              .map(name -> name.replace(".class", ""));

      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              SecretRuleSet.CLASSES.stream().map(Class::getSimpleName).toList());
    }
    assertThat(SecretRuleSet.version()).isPresent();
  }

  private SecretFreeFiles.Sight rememberOne() throws IOException {
    Path file = Files.writeString(temp.resolve("a"), "x");
    SecretFreeFiles free = open(RULES);
    SecretFreeFiles.Sight sight = free.look(file);
    free.add("a", sight);
    free.save();
    return sight;
  }

  private SecretFreeFiles open(String rules) {
    return SecretFreeFiles.open(memory, LATER, rules);
  }

  private boolean knows(String path) throws IOException {
    SecretFreeFiles free = SecretFreeFiles.open(memory, LATER);
    return free.contains(path, free.look(image.folder().resolve(path)));
  }

  private CheckReport check() {
    return check(LATER);
  }

  private CheckReport check(Clock clock) {
    return new ModelImageCheck(SecretFreeFiles.open(memory, clock)).check(image.folder());
  }
}
