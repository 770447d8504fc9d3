package dev.modelzoo.recognizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds what still runs of an SBI by its working folder: independent of the code under test. */
final class SbiProcesses {
  private SbiProcesses() {}

  static List<String> in(Path folder) {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc", Long.toString(process.pid())))
        .filter(process -> worksIn(process, folder))
        .map(SbiProcesses::commandLine)
        .toList();
  }

  private static boolean worksIn(Path process, Path folder) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return process.toString();
    }
  }
}
