package dev.modelzoo.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** What a line that is not UTF-8 probably is; for an error message, never for reading. */
final class EncodingGuess {
  private EncodingGuess() {}

  static String describe(byte[] line) {
    if (startsWithUtf16Mark(line)) {
      return "it looks like UTF-16";
    }
    return isMostlyChineseInGbk(line) ? "it looks like GBK" : "it looks like Latin-1";
  }

  private static boolean startsWithUtf16Mark(byte[] line) {
    return line.length >= 2
        && ((line[0] == (byte) 0xFF && line[1] == (byte) 0xFE)
            || (line[0] == (byte) 0xFE && line[1] == (byte) 0xFF));
  }

  /** Accented letters rarely come in pairs, so as GBK they decode to nothing or stay alone. */
  private static boolean isMostlyChineseInGbk(byte[] line) {
    if (!Charset.isSupported("GBK")) {
      return false;
    }
    try {
      String text = Charset.forName("GBK").newDecoder().decode(ByteBuffer.wrap(line)).toString();
      long others = text.chars().filter(c -> c > 0x7F && !Character.isIdeographic(c)).count();
      long ideographs = text.chars().filter(Character::isIdeographic).count();
      return ideographs > 1 && ideographs > others;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
