package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The last lines of a log, fit for a terminal: a program must not drive it through our error. */
public final class LogTail {
  private static final int LINES = 10;
  private static final int BYTES = 8 << 10;
  private static final int LINE_LENGTH = 200;
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

  private LogTail() {}

  /** A colon and the lines, indented; or that there are none. */
  public static String of(Path log) {
    List<String> lines = lines(log);
    if (lines.isEmpty()) {
      return "; it printed nothing";
    }
    return "; the end of " + log.getFileName() + ":\n  | " + String.join("\n  | ", lines);
  }

  /** The last line that is not blank, or that there is none. */
  static String lastLine(Path log) {
    List<String> lines = lines(log);
    return lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1);
  }

  private static List<String> lines(Path log) {
    List<String> lines = read(log).lines().map(LogTail::clean).filter(l -> !l.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  /** A line without what would drive a terminal, and cut if it is long. */
  public static String clean(String line) {
    String plain = ESCAPES.matcher(line).replaceAll("").replace('\t', ' ');
    String printable = UNPRINTABLE.matcher(plain).replaceAll("").stripTrailing();
    return printable.length() <= LINE_LENGTH
        ? printable
        : printable.substring(0, LINE_LENGTH) + "…";
  }

  private static String read(Path log) {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - BYTES));
      ByteBuffer buffer = ByteBuffer.allocate(BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Until the buffer or the file ends.
      }
      return new String(buffer.array(), 0, buffer.position(), UTF_8);
    } catch (IOException e) {
      // The message that this would have adorned matters more.
      return "";
    }
  }
}
