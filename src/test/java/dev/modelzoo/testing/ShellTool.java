package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the system that tests compare zoo with. */
public final class ShellTool {
  private ShellTool() {}

  /** Skips the test where a bash command fails, such as for want of a program; not in CI. */
  public static void require(String check) {
    boolean works;
    try {
      works = start(Path.of("."), List.of("bash", "-c", check)).waitFor() == 0;
    } catch (IOException e) {
      works = false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    if ("true".equals(System.getenv("CI"))) {
      assertThat(works).as("%s works", check).isTrue();
    }
    assumeThat(works).as("%s works", check).isTrue();
  }

  /** The output of a bash script, which must succeed, without its last line end. */
  public static String bash(Path folder, String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", "-euo", "pipefail", "-c", script, "-"));
    command.addAll(List.of(arguments));
    try {
      Process process = start(folder, command);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output.stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Process start(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectErrorStream(true).start();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
