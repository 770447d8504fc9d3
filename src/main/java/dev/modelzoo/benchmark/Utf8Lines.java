package dev.modelzoo.benchmark;

import dev.modelzoo.content.EncodingGuess;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream into lines of UTF-8, one after the other, so that an error can name its line. Lines
 * end with LF or CRLF; a byte order mark before the first one is dropped.
 */
public final class Utf8Lines {
  private static final int BUFFER = 1 << 16;
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String source;
  private final ErrorKind kind;
  private final boolean loneReturnEndsLine;
  // A decoder reports malformed input; String's constructor replaces it.
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private int number;

  /**
   * {@code source} and {@code kind} are for the error that a line causes which is not UTF-8. With
   * {@code loneReturnEndsLine} a CR without LF ends a line, too, else it belongs to the text.
   */
  public Utf8Lines(String source, ErrorKind kind, boolean loneReturnEndsLine) {
    this.source = source;
    this.kind = kind;
    this.loneReturnEndsLine = loneReturnEndsLine;
  }

  /** Gives every line to the consumer, without its end. Does not close the stream. */
  public void read(InputStream in, Consumer consumer) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean afterReturn = false;
    byte[] buffer = new byte[BUFFER];
    int length;
    while ((length = in.read(buffer)) >= 0) {
      int from = 0;
      for (int index = 0; index < length; index++) {
        byte next = buffer[index];
        boolean secondOfTwo = afterReturn && next == '\n';
        afterReturn = loneReturnEndsLine && next == '\r';
        if (next == '\n' || afterReturn) {
          line.write(buffer, from, index - from);
          from = index + 1;
          if (!secondOfTwo) {
            accept(line, consumer);
          }
        }
      }
      line.write(buffer, from, length - from);
    }
    if (line.size() > 0) {
      accept(line, consumer);
    }
  }

  private void accept(ByteArrayOutputStream line, Consumer consumer) throws IOException {
    number++;
    String text = decode(line.toByteArray());
    line.reset();
    int from = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    boolean returnBeforeEnd = text.length() > from && text.charAt(text.length() - 1) == '\r';
    consumer.accept(number, text.substring(from, text.length() - (returnBeforeEnd ? 1 : 0)));
  }

  private String decode(byte[] bytes) {
    // Much quicker than the decoder, which is only asked where something was replaced.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(bytes);
  }

  private String decodeStrictly(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return decoder.decode(buffer).toString();
    } catch (CharacterCodingException e) {
      // The decoder leaves the buffer at the first byte that it could not take.
      int position = buffer.position() + 1;
      throw new ZooException(
          kind,
          "%s: line %d is not UTF-8 (byte 0x%02X at position %d); %s"
              .formatted(
                  source,
                  number,
                  bytes[buffer.position()],
                  position,
                  EncodingGuess.describe(bytes)),
          "Write the file in UTF-8.",
          e);
    }
  }

  /** Takes one line; its number is 1-based. */
  public interface Consumer {
    void accept(int number, String line) throws IOException;
  }
}
