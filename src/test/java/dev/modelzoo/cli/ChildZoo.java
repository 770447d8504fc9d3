package dev.modelzoo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code zoo} as a process of its own, to be ended by a test. */
final class ChildZoo {
  private ChildZoo() {}

  /**
   * Starts it in a folder; what it says is added to {@code talk.txt} there. It heeds signals as one
   * on a terminal does, also where the tests were started in the background, without them.
   */
  static Process start(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.exists(Path.of("/proc/self"))) {
      command.addAll(List.of("env", "--default-signal=INT,TERM")); // Linux alone has it
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.modelzoo.cli.Main");
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("talk.txt").toFile()));
    builder.environment().putAll(variables);
    return builder.start();
  }
}
