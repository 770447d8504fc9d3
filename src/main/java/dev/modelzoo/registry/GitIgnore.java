package dev.modelzoo.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps what is of this machine only out of git. */
final class GitIgnore {
  /** Stores, results and secrets; and the hidden folders in which a pull lands. */
  private static final List<String> LINES =
      List.of("/store/", "/.zoo/", "/results/", "credentials/", "/models/.*", "/datasets/.*");

  private GitIgnore() {}

  /** A {@code .gitignore} with the lines that it lacks at its end; the same text if it has all. */
  static String merged(String present) {
    Set<String> there = new HashSet<>();
    present.lines().forEach(line -> there.add(plain(line)));
    List<String> missing = new ArrayList<>(LINES);
    missing.removeIf(line -> there.contains(plain(line)));
    if (missing.isEmpty()) {
      return present;
    }
    String lineBreak = present.contains("\r\n") ? "\r\n" : "\n";
    String before = present.isEmpty() || present.endsWith("\n") ? "" : lineBreak;
    return present + before + String.join(lineBreak, missing) + lineBreak;
  }

  /** {@code /store/}, {@code store/} and {@code store} hide the same folder at the top. */
  private static String plain(String line) {
    String plain = line.strip();
    plain = plain.startsWith("/") ? plain.substring(1) : plain;
    return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
  }
}
