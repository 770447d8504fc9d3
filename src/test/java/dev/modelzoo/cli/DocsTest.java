package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What README.md and docs/ tell readers to type, and where they send them, is there. */
class DocsTest {
  private static final Pattern COMMAND =
      Pattern.compile("(?:^|[|;&(]) *(?:\\$ )?(?:\\./)?zoo +([^|;&)>#\\n]+)", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

  @TempDir Path folder;

  private int runs;

  static Stream<Path> pagesAndTheReadmeOfPackages() throws IOException {
    return Stream.concat(pages().stream(), Stream.of(Path.of("src/dist/README.md")));
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      Stream<Path> markdown = docs.filter(page -> page.toString().endsWith(".md"));
      return Stream.concat(Stream.of(Path.of("README.md")), markdown).sorted().toList();
    }
  }

  /** They are run where there is no zoo, so they stop when they are understood. */
  @ParameterizedTest
  @MethodSource("pagesAndTheReadmeOfPackages")
  void commands_inFences_areUnderstood(Path page) throws IOException {
    for (String command : commands(Files.readString(page))) {
      Outcome outcome = runAnywhere(command);

      assertThat(outcome.exit())
          .as("zoo %s: %s", command, outcome.err())
          .isNotIn(ExitCode.USAGE, ExitCode.BUG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"push --nonsense", "push -j many -m a", "pusch", "gc --keep 3 --yes=x"})
  void commands_thatAreWrong_areFound(String command) {
    assertThat(runAnywhere(command).exit()).isEqualTo(ExitCode.USAGE);
  }

  private Outcome runAnywhere(String command) {
    CliHarness nowhere = CliHarness.in(folder.resolve("nowhere-" + ++runs));
    return nowhere.run(words(command).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_relative_leadSomewhere(Path page) throws IOException {
    new MarkdownPage(page).requireTargets();
  }

  @Test
  void readme_linksEveryPage() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    for (Path page : pages()) {
      if (page.startsWith("docs")) {
        assertThat(readme).contains("](" + page + ")");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`zoo push -m a -n   # comment`, `push -m a -n`",
        "`$ ./zoo list`, `list`",
        "`tar x | zoo import -`, `import -`",
        "`ssh HOST 'cd zoo && zoo list --json'`, `list --json'`",
        "`zoo score --ref a > b`, `score --ref a`"
      })
  void commands_ofOneLine_areFound(String line, String command) {
    assertThat(commands("text\n```sh\n" + line + "\n```\n")).containsExactly(command);
  }

  @Test
  void commands_outsideFences_areNotRead() {
    assertThat(commands("zoo is a program\n\n    zoo list\n")).isEmpty();
  }

  private static List<String> commands(String text) {
    List<String> commands = new ArrayList<>();
    Matcher fence = MarkdownPage.FENCE.matcher(text);
    while (fence.find()) {
      Matcher command = COMMAND.matcher(fence.group(1));
      while (command.find()) {
        commands.add(command.group(1).strip());
      }
    }
    return commands;
  }

  /** The words of a command; a lone quotation mark belongs to what surrounds it. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group().replaceAll("^['\"]|['\"]$", ""));
    }
    return words;
  }
}
