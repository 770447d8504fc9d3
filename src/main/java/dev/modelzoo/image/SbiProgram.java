package dev.modelzoo.image;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runs an SBI, told by its first bytes as the kernel does.
 *
 * @param isBinary an ELF or Mach-O program: nothing else runs it
 * @param shebang the first line without {@code #!}, stripped; a CR at its end is kept as {@code \r}
 */
public record SbiProgram(boolean isBinary, Optional<String> shebang) {
  private static final List<String> SHELL = List.of("/bin/sh");

  /** Longer first lines are cut by kernels as well. */
  private static final int HEAD_BYTES = 4096;

  private static final List<Integer> MAGIC =
      List.of(0x7F454C46, 0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE);

  /** Reads the first bytes of a regular file. */
  public static SbiProgram read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(HEAD_BYTES));
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  /** Tells by the first bytes; 4096 are enough. */
  public static SbiProgram of(byte[] head) {
    if (head.length >= 4 && MAGIC.contains(magic(head))) {
      return new SbiProgram(true, Optional.empty());
    }
    if (head.length < 2 || head[0] != '#' || head[1] != '!') {
      return new SbiProgram(false, Optional.empty());
    }
    int end = 2;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    String line = new String(head, 2, end - 2, StandardCharsets.UTF_8);
    // Kernels skip blanks on both sides, but a CR is to them a letter of the name.
    return new SbiProgram(false, Optional.of(stripBlanks(line)));
  }

  /**
   * The words to put before {@code ./SBI}: none for a binary, {@code /bin/sh} without a shebang,
   * else the interpreter and, as one word, its argument.
   */
  public List<String> interpreter() {
    if (isBinary) {
      return List.of();
    }
    if (shebang.isEmpty() || shebang.get().isEmpty()) {
      return SHELL;
    }
    String[] words = shebang.get().split("[ \t]+", 2);
    return List.of(words);
  }

  private static int magic(byte[] head) {
    return (head[0] & 0xFF) << 24
        | (head[1] & 0xFF) << 16
        | (head[2] & 0xFF) << 8
        | (head[3] & 0xFF);
  }

  private static String stripBlanks(String line) {
    int from = 0;
    int to = line.length();
    while (from < to && isBlank(line.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
