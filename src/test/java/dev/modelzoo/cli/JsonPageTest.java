package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/json.md} shows an object of each schema: with the keys that commands print. */
class JsonPageTest {
  private static final Path PAGE = Path.of("docs/json.md");
  private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

  /** What is below these is shown once only, or differs from machine to machine. */
  private static final Set<String> ELSEWHERE = Set.of("results", "timing", "host");

  @TempDir private Path folder;
  private CliHarness zoo;

  @BeforeEach
  void makeZoo() {
    zoo = CliHarness.zoo(folder, "file:store");
    OracleContent.english(zoo);
  }

  @Test
  void page_everySchema_hasTheKeysOfTheCommand() throws Exception {
    Map<String, JsonObject> printed = printed();
    Map<String, JsonObject> documented = documented();

    assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(printed.keySet());
    printed.forEach(
        (schema, object) ->
            assertThat(keys(object))
                .as(schema)
                .isEqualTo(keys(documented.getOrDefault(schema, new JsonObject()))));
  }

  @Test
  void page_everyVisibleCommand_hasJsonOrSaysWhyNot() throws Exception {
    String page = Files.readString(PAGE);

    Set<String> without = new TreeSet<>();
    HelpTest.all()
        .getSubcommands()
        .forEach(
            (name, line) -> {
              boolean hidden = line.getCommandSpec().usageMessage().hidden();
              if (!hidden && line.getCommandSpec().findOption("--json") == null) {
                without.add(name);
              }
            });

    assertThat(without).containsExactly("completion");
    assertThat(page).contains("`zoo completion` prints a script");
  }

  /** One object of each schema, from a run of the command that prints it. */
  private Map<String, JsonObject> printed() throws Exception {
    Map<String, JsonObject> all = new TreeMap<>();
    addFolders(all);
    addTransfers(all);
    add(all, "show", "oracle_en");
    add(all, "list", "--remote");
    add(all, "log", "-m", "oracle_en");
    add(all, "results", "-m", "oracle_en");
    add(all, "doctor");
    add(all, "config");
    add(all, "benchmark", "-m", "oracle_en", "-d", "MINI_EN");
    JsonObject run = zoo.run("benchmark", "-m", "oracle_en", "--json").assertDone().json();
    JsonElement results = run.getAsJsonArray("runs").get(0).getAsJsonObject().get("results");
    all.put("zoo-results/1", results.getAsJsonObject());
    add(all, "reproduce", "-m", "oracle_en", "--engine", "local");
    add(all, "rank", "--not-blind");
    add(all, "site", "pages", "--not-blind");
    add(all, "clean", "--dry-run");
    zoo.file("ref.txt", "u1 a b\n").file("hyp.txt", "u1 a c\n").file("other.txt", "u1 a b\n");
    zoo.run("score", "--ref", "ref.txt", "--hyp", "hyp.txt", "--lang", "en", "--out", "a");
    zoo.run("score", "--ref", "ref.txt", "--hyp", "other.txt", "--lang", "en", "--out", "b");
    add(all, "compare", "a", "b");
    add(all, "report", "a");
    Files.delete(zoo.path("models/oracle_en/README.md"));
    zoo.file("models/oracle_en/SBI", "#!/bin/sh\n");
    add(all, "diff", "-m", "oracle_en");
    add(all, "check", "-m", "oracle_en");
    zoo.file("models/unregistered/README.md", "x");
    add(all, "list");
    JsonObject failed = zoo.run("show", "nothing", "--json").json();
    all.put(failed.get("schema").getAsString(), failed);
    return all;
  }

  private void addFolders(Map<String, JsonObject> all) {
    add(all, "init", "other");
    add(all, "new", "dataset", "fresh");
    zoo.file("texts.txt", "It's 5 o'clock\n");
    add(all, "normalize", "--lang", "en", "--explain", "texts.txt");
  }

  private void addTransfers(Map<String, JsonObject> all) {
    add(all, "push", "-m", "oracle_en");
    add(all, "pull", "-m", "oracle_en", "--engine", "local");
    add(all, "verify", "-m", "oracle_en");
    add(all, "rollback", "-m", "oracle_en@1");
    add(all, "gc", "-m", "oracle_en");
    add(all, "export", "-m", "oracle_en");
    add(all, "import", "oracle_en-v1.tar.zst");
    add(all, "copy", "-m", "oracle_en", "--to", "file:mirror");
  }

  private void add(Map<String, JsonObject> all, String... command) {
    String[] words = Arrays.copyOf(command, command.length + 1);
    words[command.length] = "--json";
    JsonObject object = zoo.run(words).assertDone().json();
    all.put(object.get("schema").getAsString(), object);
  }

  private static Map<String, JsonObject> documented() throws Exception {
    Map<String, JsonObject> all = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      JsonObject object = JsonParser.parseString(block.group(1)).getAsJsonObject();
      all.put(object.get("schema").getAsString(), object);
    }
    return all;
  }

  /** Paths such as {@code checks[].name}. */
  private static Set<String> keys(JsonElement element) {
    Set<String> keys = new TreeSet<>();
    collect("", element, keys);
    return keys;
  }

  private static void collect(String path, JsonElement element, Set<String> keys) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(one -> collect(path + "[]", one, keys));
    } else if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> entry : element.getAsJsonObject().entrySet()) {
        String below = path + "." + entry.getKey();
        keys.add(below);
        if (!ELSEWHERE.contains(entry.getKey())) {
          collect(below, entry.getValue(), keys);
        }
      }
    }
  }
}
