package dev.modelzoo.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md and docs/ tell readers to type, and where they send them, is there. */
class DocsTest {
  private static final Pattern FENCE = Pattern.compile("(?m)^```\\w*\\n(.*?)^```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("(?:^|[|;&(']) *(?:\\$ )?(?:\\./)?zoo +([^|;&)>#\\n]+)", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]*)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  @TempDir Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      Stream<Path> markdown = docs.filter(page -> page.toString().endsWith(".md"));
      return Stream.concat(Stream.of(Path.of("README.md")), markdown).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void commands_inFences_areUnderstood(Path page) throws IOException {
    CliHarness anywhere = CliHarness.in(folder);

    for (String command : commands(Files.readString(page))) {
      List<String> words = words(command);
      words.add("--help"); // read in full, then not run
      Outcome outcome = anywhere.run(words.toArray(String[]::new));
      assertThat(outcome.exit()).as("zoo %s: %s", command, outcome.err()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_relative_leadSomewhere(Path page) throws IOException {
    Matcher link = LINK.matcher(withoutCode(Files.readString(page)));

    while (link.find()) {
      String target = link.group(1);
      if (!target.contains("://")) {
        requireTarget(page, target);
      }
    }
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
    Matcher fence = FENCE.matcher(text);
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

  private static void requireTarget(Path page, String target) throws IOException {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path there = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    assertThat(there).as("%s of %s", target, page).exists();
    if (hash >= 0) {
      assertThat(anchors(there)).as("%s of %s", target, page).contains(target.substring(hash + 1));
    }
  }

  /** As the usual renderers make them of headings: small letters, hyphens for spaces. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(withoutCode(Files.readString(page)))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(toSet());
  }

  private static String withoutCode(String text) {
    return FENCE.matcher(text).replaceAll("");
  }
}
