package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.registry.ZooRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the leaderboard's real entries are; skipped on a machine without them, but not in CI. */
class SpeechioShowTest {
  private static final Path DATA = Path.of("../shared/data/speechio").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void show_everyRealEntry_namesBucketPrefixEndpointAndRegion() throws IOException {
    if (!"true".equals(System.getenv("CI"))) {
      assumeThat(DATA).isDirectory();
    }
    Files.createDirectories(folder.resolve("credentials"));
    Files.copy(DATA.resolve("aliyun_oss.cfg"), folder.resolve("credentials/aliyun_oss.cfg"));
    for (EntryKind kind : EntryKind.values()) {
      Files.createDirectories(folder.resolve(kind.folder()));
      Files.copy(
          DATA.resolve(kind.folder() + "/zoo.yaml"), folder.resolve(kind.folder() + "/zoo.yaml"));
    }
    ZooFile zoo = ZooFile.read(new ZooRoot(folder.toRealPath()));

    for (EntryKind kind : EntryKind.values()) {
      for (ZooEntry entry : zoo.entries(kind)) {
        JsonObject shown = show(kind == EntryKind.MODEL ? "-m" : "-d", entry.id().value());

        String url = entry.url().orElseThrow().toString();
        assertThat("oss://" + text(shown, "bucket") + "/" + text(shown, "prefix")).isEqualTo(url);
        assertThat(text(shown, "endpoint")).isEqualTo("oss-cn-beijing.aliyuncs.com");
        assertThat(text(shown, "region")).isEqualTo("cn-beijing");
        assertThat(shown.toString()).doesNotContain("EXAMPLE-KEY");
      }
    }
  }

  private JsonObject show(String option, String id) {
    Map<String, String> environment = Map.of("HOME", folder.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ResultStream(out),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            false);
    Workflows workflows =
        new Workflows(
            console,
            environment,
            Clock.systemUTC(),
            ChunkLayout.STANDARD,
            new KnownStores(environment, console),
            "zoo/test");
    workflows.setWorkingFolder(folder);
    assertThat(Main.run(workflows, "show", option, id, "--json")).isZero();
    return JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private static String text(JsonObject shown, String key) {
    return shown.get(key).getAsString();
  }
}
