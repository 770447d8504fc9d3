package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small or read-only disk of its own, which only root can have; unmounted on closing. */
public final class TemporaryMount implements AutoCloseable {
  private final Path folder;

  private TemporaryMount(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts a tmpfs with {@code options} such as {@code size=1m}. Without the right to do so the
   * test is skipped; but root in CI must have it.
   */
  public static TemporaryMount tmpfs(Path folder, String options) {
    makeFolder(folder);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", options, "zoo-test", folder.toString());
    if (!mounted && isRoot() && "true".equals(System.getenv("CI"))) {
      fail("root cannot mount a tmpfs, which CI needs to try a full disk");
    }
    assumeThat(mounted).as("a tmpfs can be mounted (as root only)").isTrue();
    return new TemporaryMount(folder);
  }

  public static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Changes its size, also to less than was so far. */
  public void remount(String options) {
    if (!run("mount", "-o", "remount," + options, folder.toString())) {
      fail("%s cannot be mounted again with %s", folder, options);
    }
  }

  @Override
  public void close() {
    if (!run("umount", folder.toString())) {
      fail("%s cannot be unmounted", folder);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(List.of(command)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
