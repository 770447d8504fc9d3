package dev.modelzoo.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a line that is not UTF-8 probably is; for an error message, never for reading. */
public final class EncodingGuess {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char LAST_ASCII = '\u007F';

  private static final int FIRST_LATIN_1 = 0xA0;

  private EncodingGuess() {}

  /** The guess in words, such as {@code it looks like GBK}. */
  public static String describe(byte[] line) {
    if (startsWithUtf16Mark(line)) {
      return "it looks like UTF-16";
    }
    if (isMostlyUtf8(line)) {
      return "the rest of it is: a character is damaged or cut off";
    }
    return isChinese(line) ? "it looks like GBK" : "it looks like Latin-1";
  }

  private static boolean startsWithUtf16Mark(byte[] line) {
    return line.length >= 2
        && ((line[0] == (byte) 0xFF && line[1] == (byte) 0xFE)
            || (line[0] == (byte) 0xFE && line[1] == (byte) 0xFF));
  }

  /** Whether there are more characters of several bytes that are right than bytes that are not. */
  private static boolean isMostlyUtf8(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    long wrong = text.chars().filter(c -> c == REPLACEMENT).count();
    long right = text.codePoints().filter(c -> c > LAST_ASCII && c != REPLACEMENT).count();
    return right > wrong;
  }

  /**
   * Both bytes of a common Chinese character are high ones, or the first is one that is no letter
   * in Latin-1; accented letters seldom come in pairs.
   */
  private static boolean isChinese(byte[] line) {
    if (!decodesAsGb18030(line)) {
      return false;
    }
    int paired = 0;
    int single = 0;
    for (int index = 0; index < line.length; index++) {
      if (isHigh(line, index)) {
        boolean pair = isHigh(line, index + 1) || (line[index] & 0xFF) < FIRST_LATIN_1;
        paired += pair ? 1 : 0;
        single += pair ? 0 : 1;
        index++;
      }
    }
    return paired > single;
  }

  private static boolean isHigh(byte[] line, int index) {
    return index < line.length && line[index] < 0;
  }

  private static boolean decodesAsGb18030(byte[] line) {
    if (!Charset.isSupported("GB18030")) {
      return false;
    }
    try {
      Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
