package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set in traditional characters, a model that writes simplified ones. */
class SimplifiedSetTest {
  private static final String RESULTS = "results/2026-11-22__oracle_zh__MINI_ZH__100000";
  private static final Map<String, String> TRADITIONAL = Map.of("z1", "後來的頭髮", "z2", "謝謝");
  private static final Map<String, String> SIMPLIFIED = Map.of("z1", "后来的头发", "z2", "谢谢");

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder.resolve("zoo"), "file:store");
    OracleContent.set(zoo, "MINI_ZH", TRADITIONAL);
    OracleContent.model(zoo, "oracle_zh", "zh", SIMPLIFIED);
  }

  @Test
  void benchmark_option_scoresSimplifiedUnderAKeyOfItsOwn() {
    Outcome asWritten = benchmark().assertDone();
    Outcome simplified = benchmark("--t2s").assertDone();

    assertThat(asWritten.out()).startsWith("CER 85.71 % [ 6 / 7, ");
    assertThat(options(RESULTS)).isEmpty();
    assertThat(simplified.out()).startsWith("CER 0.00 % [ 0 / 7, ");
    assertThat(options(RESULTS + ".2")).isEqualTo("t2s");
    zoo.run("compare", RESULTS, RESULTS + ".2").assertFailed(ErrorKind.CONFLICT, "options");
  }

  @Test
  void pushAndPull_declaredInTheRegistry_scoreSimplifiedWithoutBeingTold() {
    zoo.run("push", "-d", "MINI_ZH").assertDone();
    zoo.file(
        "zoo.yaml", zoo.read("zoo.yaml").replace("  MINI_ZH:\n", "  MINI_ZH:\n    t2s: true\n"));

    Outcome push = zoo.run("push", "-m", "oracle_zh").assertDone();

    assertThat(push.out()).contains("CER 0.00 % [ 0 / 7, ");
    assertThat(zoo.read("zoo.yaml")).contains("    t2s: true\n", "oracle_zh:");
    CliHarness other = CliHarness.zoo(folder.resolve("other"), "file:" + zoo.path("store"));
    other.file("zoo.yaml", zoo.read("zoo.yaml").replace("file:store", "file:" + zoo.path("store")));
    Outcome pull = other.run("pull", "-m", "oracle_zh", "--engine", "local").assertDone();
    assertThat(pull.out()).contains("CER 0.00 % [ 0 / 7, ", "identical, utterance by utterance");
  }

  @Test
  void benchmark_badDeclaration_isNamed() {
    zoo.run("push", "-d", "MINI_ZH").assertDone();
    zoo.file(
        "zoo.yaml", zoo.read("zoo.yaml").replace("  MINI_ZH:\n", "  MINI_ZH:\n    t2s: maybe\n"));

    Outcome failed = benchmark();

    assertThat(failed.exit()).isNotZero();
    assertThat(failed.err()).contains("'t2s' must be true or false");
  }

  private Outcome benchmark(String... more) {
    String[] arguments = {"benchmark", "-m", "oracle_zh"};
    return more.length == 0 ? zoo.run(arguments) : zoo.run("benchmark", "-m", "oracle_zh", more[0]);
  }

  private String options(String run) {
    JsonObject results =
        JsonParser.parseString(zoo.read(run + "/RESULTS.txt").lines().findFirst().orElseThrow())
            .getAsJsonObject();
    return results.getAsJsonObject("comparison").get("options").getAsString();
  }
}
