package dev.modelzoo.content;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Passes JSON on until a text in it is longer than any path: the parser would first gather it whole
 * in memory, half a gigabyte of it if a stranger likes.
 */
final class BoundedTexts extends FilterReader {
  private final int limit;
  private boolean inText;
  private boolean escaped;
  private int length;

  BoundedTexts(Reader in, int limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] characters, int offset, int count) throws IOException {
    int read = super.read(characters, offset, count);
    for (int i = offset; i < offset + read; i++) {
      look(characters[i]);
    }
    return read;
  }

  private void look(char character) throws IOException {
    if (!inText) {
      inText = character == '"';
      length = 0;
    } else if (escaped) {
      escaped = false;
    } else if (character == '\\') {
      escaped = true;
    } else if (character == '"') {
      inText = false;
    }
    if (inText && length++ > limit) {
      throw new IllegalArgumentException("a text of more than " + limit + " characters");
    }
  }
}
