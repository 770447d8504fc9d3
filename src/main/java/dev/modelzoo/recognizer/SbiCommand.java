package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How an SBI is started. A script is started by its interpreter, as the kernel would, so that it
 * needs no execute bit and may lie on a file system that is mounted without execution; one without
 * a {@code #!} line by {@code /bin/sh}, as a shell would.
 */
final class SbiCommand {
  private static final int HEAD_BYTES = 4096;
  private static final String SBI = "./SBI";

  private SbiCommand() {}

  /** Without the two arguments of the SBI. */
  static List<String> of(Path modelImage) {
    Path sbi = modelImage.resolve("SBI");
    if (!Files.isRegularFile(sbi)) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          modelImage + " has no SBI to run",
          "Run zoo check: it lists what a model-image needs.");
    }
    byte[] head = head(sbi);
    if (head.length >= 2 && head[0] == '#' && head[1] == '!') {
      return byInterpreter(sbi, new String(head, UTF_8));
    }
    if (isText(head)) {
      return List.of("/bin/sh", SBI);
    }
    if (!Files.isExecutable(sbi)) {
      throw SbiFailure.of(
          sbi + " is a program without an execute bit",
          "Run chmod +x " + sbi + ", then try again.");
    }
    return List.of(SBI);
  }

  private static byte[] head(Path sbi) {
    try (InputStream in = Files.newInputStream(sbi)) {
      return in.readNBytes(HEAD_BYTES);
    } catch (IOException e) {
      throw FileErrors.translate("read", sbi, e);
    }
  }

  /** As kernels tell: all that follows the interpreter is one argument. */
  private static List<String> byInterpreter(Path sbi, String head) {
    int end = head.indexOf('\n');
    String line = head.substring(2, end < 0 ? head.length() : end);
    if (line.endsWith("\r")) {
      throw SbiFailure.of(
          sbi + " has Windows line ends (CRLF), so its interpreter cannot be found",
          "Run zoo check --fix, or write the file with LF line ends.");
    }
    String[] words = line.strip().split("[ \t]+", 2);
    Path interpreter = sbi.resolveSibling(words[0]);
    if (words[0].isEmpty() || !Files.isExecutable(interpreter)) {
      throw SbiFailure.of(
          sbi + " begins with #!" + line.strip() + ", but there is no such program here",
          "Install it, or name one that exists (for example #!/usr/bin/env python3).");
    }
    return words.length == 1 ? List.of(words[0], SBI) : List.of(words[0], words[1], SBI);
  }

  /** Good enough to tell a script from a program: programs have NUL bytes in their first page. */
  private static boolean isText(byte[] head) {
    return new String(head, ISO_8859_1).indexOf('\0') < 0;
  }
}
