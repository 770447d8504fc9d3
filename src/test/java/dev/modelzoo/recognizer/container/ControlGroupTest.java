package dev.modelzoo.recognizer.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
  private static final ContainerState RUNNING =
      new ContainerState("abc", true, true, 0, false, "", 7, Optional.empty());

  @TempDir private Path root;

  @Test
  void look_firstVersion_readsBothControllersAndKeepsThePeak() throws IOException {
    file("proc/7/cgroup", "4:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n0::/docker/abc\n");
    file("cgroup/memory/docker/abc/memory.stat", "rss 1\nshmem 9\ntotal_rss 700\ntotal_shmem 50\n");
    file("cgroup/cpuacct/docker/abc/cpuacct.usage", "1500000000\n");
    ControlGroup group = group();

    group.look();
    file("cgroup/memory/docker/abc/memory.stat", "total_rss 10\ntotal_shmem 0\n");
    group.look();

    assertThat(group.peakMemory()).hasValue(750);
    assertThat(group.cpu()).contains(Duration.ofMillis(1500));
  }

  @Test
  void look_secondVersion_readsTheUnifiedFolder() throws IOException {
    file("proc/7/cgroup", "0::/system.slice/docker-abc.scope\n");
    file("cgroup/system.slice/docker-abc.scope/memory.stat", "anon 600\nfile 9\nshmem 5\n");
    file("cgroup/system.slice/docker-abc.scope/cpu.stat", "usage_usec 2500000\nuser_usec 1\n");
    ControlGroup group = group();

    group.look();

    assertThat(group.peakMemory()).hasValue(605);
    assertThat(group.cpu()).contains(Duration.ofMillis(2500));
  }

  @Test
  void look_processOfSomebodyElse_knowsNothing() throws IOException {
    file("proc/7/cgroup", "4:memory:/docker/other\n");
    file("cgroup/memory/docker/other/memory.stat", "total_rss 700\n");
    ControlGroup group = group();

    group.look();

    assertThat(group.peakMemory()).isEmpty();
    assertThat(group.cpu()).isEmpty();
  }

  @Test
  void look_processThatIsNotHere_knowsNothing() {
    ControlGroup group = group();

    group.look();

    assertThat(group.peakMemory()).isEmpty();
  }

  @Test
  void look_containerThatHasEnded_keepsWhatWasSeen() throws IOException {
    file("proc/7/cgroup", "0::/abc\n");
    file("cgroup/abc/memory.stat", "anon 600\n");
    ControlGroup group = group();
    group.look();

    Files.delete(root.resolve("cgroup/abc/memory.stat"));
    group.look();

    assertThat(group.peakMemory()).hasValue(600);
  }

  private ControlGroup group() {
    return ControlGroup.of(RUNNING, root.resolve("proc"), root.resolve("cgroup"));
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
