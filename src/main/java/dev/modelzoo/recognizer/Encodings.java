package dev.modelzoo.recognizer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Guesses what text that is not UTF-8 was written in, for a hint in an error. */
final class Encodings {
  private Encodings() {}

  /** ", it looks like …", or nothing. */
  static String guess(byte[] bytes) {
    if (bytes.length >= 2 && isMark(bytes[0] & 0xFF, bytes[1] & 0xFF)) {
      return "; it looks like UTF-16";
    }
    int high = 0;
    int single = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (isHigh(bytes, i)) {
        high++;
        single += isHigh(bytes, i - 1) || isHigh(bytes, i + 1) ? 0 : 1;
      }
    }
    if (single * 2 > high) {
      return "; it looks like Latin-1";
    }
    return decodes(bytes, "GB18030") ? "; it looks like GBK" : "";
  }

  private static boolean isMark(int first, int second) {
    return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
  }

  private static boolean isHigh(byte[] bytes, int index) {
    return index >= 0 && index < bytes.length && bytes[index] < 0;
  }

  private static boolean decodes(byte[] bytes, String charset) {
    try {
      Charset.forName(charset)
          .newDecoder()
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
