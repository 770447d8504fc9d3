package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.image.SbiProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the SBI can be started. */
final class SbiRules {
  static final Rule NO_PROGRAM =
      Rule.error("IMG010", "SBI is no program", "A folder or an empty file cannot recognise.");
  static final Rule CARRIAGE_RETURNS =
      Rule.error(
              "IMG011",
              "SBI has CRLF line ends",
              "Linux looks for an interpreter whose name ends with a carriage return.")
          .fixable();
  static final Rule NO_INTERPRETER =
      Rule.error(
          "IMG012",
          "The interpreter of SBI cannot exist",
          "Linux starts it by an absolute path, and passes all that follows as one argument.");
  static final Rule BYTE_ORDER_MARK =
      Rule.error(
              "IMG013",
              "SBI begins with a byte order mark",
              "Linux does not see the #! behind it, and a shell stumbles over it.")
          .fixable();
  static final Rule NO_SHEBANG =
      Rule.warning(
          "IMG014",
          "SBI has no shebang",
          "It is run by /bin/sh, whatever language it is written in.");
  static final Rule NOT_EXECUTABLE =
      Rule.warning(
              "IMG015",
              "SBI is not executable",
              "zoo records it as executable all the same, but ./SBI fails here.")
          .fixable();
  static final Rule HOME_INTERPRETER =
      Rule.warning(
          "IMG016",
          "The interpreter of SBI is in somebody's home folder",
          "It will hardly be there in the container.");

  static final List<Rule> ALL =
      List.of(
          NO_PROGRAM,
          CARRIAGE_RETURNS,
          NO_INTERPRETER,
          BYTE_ORDER_MARK,
          NO_SHEBANG,
          NOT_EXECUTABLE,
          HOME_INTERPRETER);

  /** Scripts are shorter; what follows is the payload of a self-extracting one. */
  static final int SCRIPT_BYTES = 1 << 20;

  private static final String SBI = ModelImage.SBI;
  private static final Pattern WINDOWS_PATH = Pattern.compile("(?i)[a-z]:.*|.*\\\\.*");

  private static final Pattern HOME = Pattern.compile("/(home|Users|root)/");

  private final FolderScan scan;
  private final Findings findings;

  SbiRules(FolderScan scan, Findings findings) {
    this.scan = scan;
    this.findings = findings;
  }

  void check() {
    Optional<ScannedFile> entry = scan.file(SBI);
    if (entry.isEmpty()) {
      return;
    }
    Optional<Path> file = scan.regularFile(SBI);
    if (file.isEmpty()) {
      checkNoFile(entry.get());
      return;
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file.get())) {
      head = in.readNBytes(SCRIPT_BYTES);
    } catch (IOException e) {
      // FileRules reports what cannot be read.
      return;
    }
    if (head.length == 0) {
      findings.add(NO_PROGRAM, SBI, "SBI is an empty file", "Write the program that recognises.");
      return;
    }
    if (!Files.isExecutable(file.get())) {
      findings.add(
          NOT_EXECUTABLE,
          SBI,
          "SBI has no execute bit",
          "Run 'chmod +x SBI', or check with --fix.");
    }
    checkText(head);
  }

  private void checkNoFile(ScannedFile entry) {
    // What a link has wrong, and special files, have rules of their own.
    LinkTarget target = LinkTarget.resolve(scan.root(), SBI);
    boolean folder = entry.kind() == Kind.LINK && target.end() == LinkTarget.End.FOLDER;
    if (folder || entry.kind() == Kind.FOLDER) {
      findings.add(NO_PROGRAM, SBI, "SBI is a folder", "Make SBI the program that recognises.");
    }
  }

  private void checkText(byte[] head) {
    boolean marked = startsWithByteOrderMark(head);
    byte[] text = marked ? Arrays.copyOfRange(head, 3, head.length) : head;
    SbiProgram program = SbiProgram.of(text);
    if (program.isBinary()) {
      return;
    }
    if (marked) {
      findings.add(
          BYTE_ORDER_MARK,
          SBI,
          "SBI begins with a byte order mark",
          "Save it as UTF-8 without one, or check with --fix.");
    }
    checkLineEnds(text);
    SkeletonRules.checkSbi(text, findings);
    if (program.shebang().isEmpty()) {
      findings.add(
          NO_SHEBANG,
          SBI,
          "SBI has no shebang, so /bin/sh runs it",
          "Begin it with '#!/usr/bin/env python3', '#!/bin/bash' or what runs its language.");
    } else {
      checkInterpreter(program.shebang().get().replace("\r", "").strip());
    }
  }

  private void checkLineEnds(byte[] text) {
    int firstLine = 0;
    int count = 0;
    int line = 1;
    for (int i = 0; i < text.length && text[i] != 0; i++) {
      if (text[i] == '\n') {
        if (i > 0 && text[i - 1] == '\r') {
          count++;
          firstLine = firstLine == 0 ? line : firstLine;
        }
        line++;
      }
    }
    if (count > 0) {
      findings.add(
          CARRIAGE_RETURNS,
          SBI,
          firstLine,
          count + (count == 1 ? " line ends" : " lines end") + " with CRLF",
          "Convert it with 'dos2unix SBI', or check with --fix.");
    }
  }

  private void checkInterpreter(String shebang) {
    String[] words = shebang.split("[ \t]+", -1);
    Optional<String> problem = problem(shebang, words);
    if (problem.isPresent()) {
      findings.add(
          NO_INTERPRETER,
          SBI,
          1,
          problem.get(),
          "Write an absolute path of Linux, as in '#!/bin/bash' or '#!/usr/bin/env python3'.");
    } else if (HOME.matcher(words[0]).lookingAt()) {
      findings.add(
          HOME_INTERPRETER,
          SBI,
          1,
          "the interpreter '" + words[0] + "' is in a home folder",
          "Write '#!/usr/bin/env NAME' and install it in the Dockerfile.");
    }
  }

  private static Optional<String> problem(String shebang, String[] words) {
    String name = words[0];
    String interpreter = "the interpreter '" + name + "' is ";
    String problem = null;
    if (name.isEmpty()) {
      problem = "the shebang names no interpreter";
    } else if (WINDOWS_PATH.matcher(name).matches()) {
      problem = interpreter + "a Windows path";
    } else if (!name.startsWith("/")) {
      problem = interpreter + "a relative path";
    } else if (name.endsWith("/")) {
      problem = interpreter + "a folder";
    } else if (name.endsWith("/env") && words.length == 1) {
      problem = "'" + name + "' is told no program to start";
    } else if (name.endsWith("/env") && words.length > 2 && !words[1].startsWith("-")) {
      problem = "'" + name + "' looks for one program named '" + afterFirst(shebang) + "'";
    }
    return Optional.ofNullable(problem);
  }

  private static String afterFirst(String shebang) {
    return shebang.split("[ \t]+", 2)[1];
  }

  static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
