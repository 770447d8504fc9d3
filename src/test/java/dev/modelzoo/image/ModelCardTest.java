package dev.modelzoo.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {
  private static final Path REAL = Path.of("../shared/data/speechio/model-yaml");

  @Test
  void read_realFiles_haveNoErrorAndNoDoubt() throws IOException {
    assumeThat(Files.isDirectory(REAL) || "true".equals(System.getenv("CI"))).isTrue();

    try (Stream<Path> files = Files.list(REAL)) {
      List<Path> cards = files.sorted().toList();

      assertThat(cards).hasSizeGreaterThan(10);
      for (Path card : cards) {
        assertThat(ModelCardReading.of(card).problems()).as(card.toString()).isEmpty();
        assertThat(ModelCard.read(card).language()).as(card.toString()).isIn("zh", "en");
      }
    }
  }

  @Test
  void parse_commentBehindEveryValue_readsTheValues() {
    String text =
        """
        date: 2021-04-05    # the day it was made
        task: ASR           # nothing else yet
        language: zh        # lower case
        sample_rate: 8000   # telephone
        author: Ann         # a name
        entity: Lab         # an entity
        email:  # an address
        """;

    ModelCardReading reading = ModelCardReading.parse("model.yaml", text);

    assertThat(reading.problems())
        .singleElement()
        .extracting(ModelCardProblem::what)
        .isEqualTo("'email' has no value");
    assertThat(reading.card())
        .contains(
            new ModelCard(
                "zh",
                8000,
                Optional.of("2021-04-05"),
                Optional.of("Ann"),
                Optional.of("Lab"),
                List.of(),
                Optional.empty(),
                List.of(),
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email: a@x.org, b@y.org",
        "email: a@x.org; b@y.org",
        "email:\n  - a@x.org\n  - b@y.org",
        "email: [a@x.org, b@y.org]",
        "email:\n  - a@x.org, b@y.org",
      })
  void parse_emailInAnyForm_isAList(String email) {
    assertThat(card(email).emails()).containsExactly("a@x.org", "b@y.org");
  }

  @Test
  void parse_dateAsPeopleWriteIt_staysText() {
    assertThat(card("date: 2022-7-27").date()).contains("2022-7-27");
    assertThat(card("").date()).isEmpty();
  }

  @Test
  void parse_byteOrderMarkCrlfAndNoNewlineAtTheEnd_doNoHarm() {
    String text =
        "\uFEFFtask: ASR\r\nlanguage: yue\r\nprovided: [API_KEY, keys/a]\r\nnetwork: required";

    ModelCard card = ModelCardReading.parse("model.yaml", text).card().orElseThrow();

    assertThat(card.language()).isEqualTo("yue");
    assertThat(card.sampleRate()).isEqualTo(16000);
    assertThat(card.provided()).containsExactly("API_KEY", "keys/a");
    assertThat(card.networkRequired()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "task: TTS, 1, task is 'TTS'",
        "task: [ASR], 1, 'task' must be one value",
        "language: ZH, 2, language is 'ZH'",
        "language: cn, 2, language is 'cn'",
        "language: Chinese, 2, language is 'Chinese'",
        "language: zh_CN, 2, language is 'zh_CN'",
        "sample_rate: 16k, 3, sample_rate is '16k'",
        "sample_rate: 0, 3, sample_rate is '0'",
        "sample_rate: -8000, 3, sample_rate is '-8000'",
        "sample_rate: 16000.0, 3, sample_rate is '16000.0'",
        "provided: /etc/passwd, 3, provided names '/etc/passwd'",
        "provided: ../KEY, 3, provided names '../KEY'",
        "provided: SBI, 3, provided names 'SBI'",
        "network: maybe, 3, network is 'maybe'",
      })
  void parse_badValue_isAnErrorWithItsLine(String lineOfYaml, int line, String what) {
    ModelCardReading reading = ModelCardReading.parse("model.yaml", withLine(lineOfYaml));

    assertThat(reading.card()).isEmpty();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().get(0).line()).isEqualTo(line);
    assertThat(reading.problems().get(0).what()).contains(what);
  }

  @ParameterizedTest
  @CsvSource({
    "language: cn, zh",
    "language: EN, en",
    "language: jp, ja",
  })
  void parse_wrongLanguage_saysWhatWasMeant(String lineOfYaml, String meant) {
    ModelCardReading reading = ModelCardReading.parse("model.yaml", withLine(lineOfYaml));

    assertThat(reading.problems().get(0).fix()).contains("'language: " + meant + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en", "yue", "zh-tw", "pt-br", "zh-hans-cn"})
  void parse_goodLanguage_passes(String language) {
    assertThat(ModelCardReading.parse("model.yaml", "task: ASR\nlanguage: " + language).problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date: yesterday",
        "date: 2022-13-01",
        "email: nobody",
        "sampel_rate: 8000",
        "sample-rate: 8000",
        "provide: [X]",
        "sample_rate: 16",
      })
  void parse_doubtfulValue_isNoError(String line) {
    ModelCardReading reading = ModelCardReading.parse("model.yaml", withLine(line));

    assertThat(reading.card()).isPresent();
    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().get(0).isError()).isFalse();
  }

  @Test
  void parse_otherKeys_areNoConcern() {
    ModelCardReading reading =
        ModelCardReading.parse("model.yaml", withLine("parameters: 80M\nnotes: [a, b]"));

    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void parse_nothing_namesWhatIsMissing() {
    assertThat(ModelCardReading.parse("model.yaml", "").problems())
        .extracting(ModelCardProblem::what)
        .containsExactly("task is missing", "language is missing");
  }

  @Test
  void parse_noYaml_namesLineAndColumn() {
    ModelCardReading reading =
        ModelCardReading.parse("model.yaml", "task: ASR\nauthor: Ann: Lab\n");

    assertThat(reading.problems()).hasSize(1);
    assertThat(reading.problems().get(0).kind()).isEqualTo(ModelCardProblem.Kind.NOT_YAML);
    assertThat(reading.problems().get(0).line()).isEqualTo(2);
    assertThat(reading.problems().get(0).what()).startsWith("column 12: ");
  }

  @Test
  void of_otherEncoding_namesTheLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.yaml");
    Files.write(file, "task: ASR\nauthor: 张三\n".getBytes(Charset.forName("GBK")));

    ModelCardProblem problem = ModelCardReading.of(file).problems().get(0);

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.what()).contains("UTF-8");
  }

  @Test
  void of_hugeFile_isNotRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.yaml");
    Files.write(file, new byte[(1 << 20) + 1]);

    assertThat(ModelCardReading.of(file).problems().get(0).what()).contains("1 MiB");
  }

  @Test
  void read_badFile_namesItsErrors(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("model.yaml");
    Files.writeString(file, "task: ASR\nlanguage: XX\n");

    assertThatThrownBy(() -> ModelCard.read(file))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CHECK_FAILED))
        .hasMessageContaining("line 2: language is 'XX'");
  }

  private static ModelCard card(String line) {
    return ModelCardReading.parse("model.yaml", withLine(line)).card().orElseThrow();
  }

  /** A valid card in which one line is replaced, or to which it is added. */
  private static String withLine(String line) {
    String task = line.startsWith("task") ? line : "task: ASR";
    String language = line.startsWith("language") ? line : "language: en";
    boolean replaced = line.equals(task) || line.equals(language);
    return task + "\n" + language + "\n" + (replaced ? "" : line) + "\n";
  }
}
