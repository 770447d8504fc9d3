package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Units;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.recognizer.container.EngineKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code zoo doctor} looks at on this machine: JDK, locale, engine, disk. */
final class MachineDiagnosis {
  /** A model-image has some gigabytes; below this the next pull is likely to fail. */
  private static final long SCARCE_BYTES = 5_000_000_000L;

  /** Not even the notes that commands keep have room. */
  private static final long FULL_BYTES = 1_000_000L;

  private final Map<String, String> environment;

  MachineDiagnosis(Map<String, String> environment) {
    this.environment = environment;
  }

  List<Diagnosis> ofMachine() {
    return List.of(java(), locale(System.getProperty("sun.jnu.encoding", "")), engine());
  }

  List<Diagnosis> ofFolders(Path zooFolder, Path state) {
    List<Diagnosis> found = new ArrayList<>();
    found.add(FolderDiagnosis.writable("cache", Files.exists(state) ? state : zooFolder));
    found.add(disk("disk", zooFolder));
    found.add(
        FolderDiagnosis.writable(
            "temporary", Path.of(System.getProperty("java.io.tmpdir", "/tmp"))));
    return found;
  }

  private static Diagnosis java() {
    return Diagnosis.ok(
        "java",
        "%s (%s), %s"
            .formatted(
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                System.getProperty("java.home")));
  }

  /**
   * File names go through the locale's encoding.
   *
   * @param encoding as the JVM found it
   */
  static Diagnosis locale(String encoding) {
    boolean utf8 =
        Charset.isSupported(encoding.isEmpty() ? "?" : encoding)
            && Charset.forName(encoding).name().equals("UTF-8");
    return utf8
        ? Diagnosis.ok("locale", "file names are UTF-8")
        : Diagnosis.warn(
            "locale",
            "file names are "
                + (encoding.isEmpty() ? "of an unknown encoding" : encoding)
                + ": those beyond it cannot be read or written",
            "Start zoo by its script, or: export LC_ALL=C.UTF-8");
  }

  private Diagnosis engine() {
    List<String> reasons = new ArrayList<>();
    for (EngineKind kind : EngineKind.values()) {
      try {
        ContainerEngine engine = ContainerEngine.open(kind, environment);
        return Diagnosis.ok("engine", kind.command() + " " + engine.version());
      } catch (ZooException e) {
        reasons.add(ZooException.reason(e));
      }
    }
    return Diagnosis.warn(
        "engine",
        "no container engine answers, so pulled models are not run ("
            + String.join("; ", reasons)
            + ")",
        "Install or start docker or podman; or consent to run them without: --engine local");
  }

  static Diagnosis disk(String name, Path folder) {
    try {
      return disk(name, folder, Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return Diagnosis.warn(
          name,
          "the disk of " + folder + " does not say what is free: " + ZooException.reason(e),
          "Look with: df " + folder);
    }
  }

  /** What so many free bytes mean. */
  static Diagnosis disk(String name, Path folder, long free) {
    String what = Units.bytes(free) + " free at " + folder;
    String fix = "Free some space, or link models/ and datasets/ to a larger disk.";
    if (free < FULL_BYTES) {
      return Diagnosis.fail(
          name, new ZooException(ErrorKind.NO_SPACE, "the disk is full: " + what, fix));
    }
    return free < SCARCE_BYTES ? Diagnosis.warn(name, what, fix) : Diagnosis.ok(name, what);
  }
}
