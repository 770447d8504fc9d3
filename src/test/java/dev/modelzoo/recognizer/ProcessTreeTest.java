package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What slips away while the tree is looked at: caught each time, not most times. */
@EnabledOnOs(OS.LINUX) // SbiProcesses needs /proc.
class ProcessTreeTest {
  private static final String MARKER = "ZOO_TREE_TEST";

  @TempDir private Path folder;

  @RepeatedTest(30)
  void end_childThatJustLeftTheSession_isFound() throws Exception {
    endsAll("setsid setsid sleep 1000 &");
  }

  @RepeatedTest(30)
  void end_sessionThatStartsAnotherWhileItIsEnded_leavesNothing() throws Exception {
    endsAll("setsid sh -c 'setsid sleep 1000 & exec setsid -f sleep 1000' &");
  }

  private void endsAll(String script) throws IOException, InterruptedException {
    String run = UUID.randomUUID().toString();
    List<String> words = new ArrayList<>(OwnSession.prefix());
    words.addAll(List.of("/bin/sh", "-c", script));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put(MARKER, run);
    Process process = builder.start();
    ProcessTree tree = new ProcessTree(process.toHandle(), MARKER + "=" + run);
    process.waitFor();

    tree.end(Duration.ofMillis(100));

    assertThat(SbiProcesses.in(folder)).isEmpty();
  }
}
