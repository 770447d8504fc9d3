package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help of each command: what every option does, and examples that can be copied. */
class HelpTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommand_itsOptionsAndArguments_areDescribed(String name) {
    CommandSpec spec = spec(name);

    assertThat(spec.usageMessage().description()).isNotEmpty();
    for (ArgSpec argument : spec.args()) {
      assertThat(String.join(" ", argument.description()))
          .as(name + ": " + argument)
          .matches("(?s)[A-Z'].*[.)]");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommand_examples_areUnderstood(String name) {
    List<String> examples = Examples.of(name);

    assertThat(examples).as("examples of " + name).isNotEmpty();
    for (String example : examples) {
      String[] words = example.split(" ");
      assertThat(words).startsWith("zoo", name);
      all().parseArgs(Arrays.copyOfRange(words, 1, words.length));
    }
  }

  @Test
  void help_ofACommand_endsWithItsExamples() {
    Outcome help = CliHarness.in(folder).run("pull", "--help").assertDone();

    assertThat(help.out()).contains("Examples:\n  zoo pull -m my_model\n");
  }

  @Test
  void wordsThatMeanNothing_areEachNamed_andAPlaceWithItsOption() {
    CliHarness here = CliHarness.in(folder);

    here.run("compare", "a", "b", "c", "d")
        .assertFailed(ErrorKind.USAGE, "'c', 'd' mean nothing here");
    here.run("list", "https://host/zoo/")
        .assertFailed(ErrorKind.USAGE, "'https://host/zoo/' is a place")
        .assertNext("zoo list --remote https://host/zoo/");
  }

  @Test
  void unknownOption_likeAKnownOne_isSuggested() {
    CliHarness here = CliHarness.in(folder);

    here.run("push", "-m", "x", "--dry-rum")
        .assertFailed(ErrorKind.USAGE, "push does not know --dry-rum")
        .assertNext("Did you mean --dry-run?");
    here.run("pusch")
        .assertFailed(ErrorKind.USAGE, "there is no command 'pusch'")
        .assertNext("push");
  }

  @Test
  void missingValueOption_orArgument_saysWhatAndShowsAnExample() {
    CliHarness here = CliHarness.in(folder);

    here.run("push", "-m")
        .assertFailed(ErrorKind.USAGE, "--model needs a value: ID")
        .assertNext("zoo push -m my_model");
    here.run("reproduce")
        .assertFailed(ErrorKind.USAGE, "name a model (-m ID)")
        .assertNext("zoo reproduce -m my_model");
    here.run("compare", "a").assertFailed(ErrorKind.USAGE, "compare needs B");
    here.run("log").assertFailed(ErrorKind.USAGE, "log needs", "--model", "--dataset");
    here.run("log", "-m", "a", "-d", "b").assertFailed(ErrorKind.USAGE, "only one of");
  }

  @Test
  void valueOfTheWrongKind_isNamed() {
    CliHarness here = CliHarness.in(folder);

    here.run("push", "-m", "x", "-j", "many")
        .assertFailed(ErrorKind.USAGE, "--jobs takes a number, not 'many'");
    here.run("completion", "tcsh")
        .assertFailed(ErrorKind.USAGE, "'tcsh' is none of bash, zsh, fish");
    here.run("list", "--color", "maybe").assertFailed(ErrorKind.USAGE, "maybe").assertNext("auto");
  }

  static Stream<String> commands() {
    return all().getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey);
  }

  private static CommandSpec spec(String name) {
    return Objects.requireNonNull(all().getSubcommands().get(name)).getCommandSpec();
  }

  static CommandLine all() {
    return Commands.all(
        new Workflows(
            CliHarness.silent(),
            Map.of(),
            CliHarness.CLOCK,
            ChunkLayout.STANDARD,
            (url, root) -> {
              throw new AssertionError("asks for no store");
            },
            "zoo/test"));
  }
}
