package dev.modelzoo.check;

import dev.modelzoo.image.ModelImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether {@code docker/Dockerfile} builds, and builds the same next year. */
final class DockerfileRules {
  static final Rule NO_BASE =
      Rule.error(
          "IMG030", "The Dockerfile has no FROM", "Without a base image, nothing can be built.");
  static final Rule NO_PYTHON =
      Rule.warning(
          "IMG031",
          "The Dockerfile does not install python3",
          "The leaderboard's own pipeline runs in the container and needs it.");
  static final Rule UNPINNED_BASE =
      Rule.warning(
          "IMG032",
          "The base image of the Dockerfile has no fixed tag",
          "What is built next year is another environment, and scores can change with it.");

  static final List<Rule> ALL = List.of(NO_BASE, NO_PYTHON, UNPINNED_BASE);

  private static final int MAX_BYTES = 1 << 20;

  /** Says that Python is installed, or names a base image that has it. */
  private static final Pattern PYTHON =
      Pattern.compile("(?i)python3|from\\s[^\\n]*(python|pytorch|tensorflow|jupyter)|conda");

  private static final Pattern FROM =
      Pattern.compile("(?i)\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*");
  private static final Pattern ARG =
      Pattern.compile("(?i)\\s*ARG\\s+([A-Za-z_][A-Za-z0-9_]*)(?:=[\"']?([^\"'\\s]*)[\"']?)?\\s*");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}|([A-Za-z_][A-Za-z0-9_]*))");

  private final Findings findings;
  private final Map<String, String> arguments = new HashMap<>();
  private final Set<String> stages = new HashSet<>();
  private int bases;

  private DockerfileRules(Findings findings) {
    this.findings = findings;
  }

  static void check(FolderScan scan, Findings findings) {
    Optional<Path> file = scan.regularFile(ModelImage.DOCKERFILE);
    if (file.isEmpty()) {
      return;
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      new DockerfileRules(findings).checkText(text);
    } catch (IOException e) {
      // FileRules reports what cannot be read.
      return;
    }
  }

  private void checkText(String text) {
    StringBuilder instructions = new StringBuilder();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      String instruction = line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (instruction.stripLeading().startsWith("#")) {
        continue;
      }
      instructions.append(instruction).append('\n');
      readArgument(instruction);
      readBase(instruction, number);
    }
    if (bases == 0) {
      findings.add(
          NO_BASE, ModelImage.DOCKERFILE, "there is no FROM", "Begin with 'FROM ubuntu:22.04'.");
    } else if (!PYTHON.matcher(instructions).find()) {
      findings.add(
          NO_PYTHON,
          ModelImage.DOCKERFILE,
          "nothing here installs python3",
          "Add 'RUN apt-get update && apt-get install -y python3'.");
    }
  }

  private void readArgument(String line) {
    Matcher argument = ARG.matcher(line);
    // Only what comes before the first FROM has a say in it.
    if (bases == 0 && argument.matches() && argument.group(2) != null) {
      arguments.put(argument.group(1), argument.group(2));
    }
  }

  private void readBase(String line, int number) {
    Matcher from = FROM.matcher(line);
    if (!from.matches()) {
      return;
    }
    bases++;
    String base = expand(from.group(1));
    boolean stage = stages.contains(base.toLowerCase(Locale.ROOT));
    if (!stage && !base.equals("scratch") && !isPinned(base)) {
      findings.add(
          UNPINNED_BASE,
          ModelImage.DOCKERFILE,
          number,
          "the base image '" + base + "' has no fixed tag",
          "Name a release, as in 'FROM ubuntu:22.04', or a digest.");
    }
    if (from.group(2) != null) {
      stages.add(from.group(2).toLowerCase(Locale.ROOT));
    }
  }

  private String expand(String base) {
    return VARIABLE
        .matcher(base)
        .replaceAll(
            match -> {
              String name = match.group(1) != null ? match.group(1) : match.group(3);
              String standard = match.group(2) != null ? match.group(2) : "";
              return Matcher.quoteReplacement(arguments.getOrDefault(name, standard));
            });
  }

  private static boolean isPinned(String base) {
    if (base.contains("@sha256:")) {
      return true;
    }
    // A colon before the last slash is a registry's port.
    String name = base.substring(base.lastIndexOf('/') + 1);
    int colon = name.indexOf(':');
    String tag = colon < 0 ? "" : name.substring(colon + 1);
    return !tag.isEmpty() && !tag.equals("latest");
  }
}
