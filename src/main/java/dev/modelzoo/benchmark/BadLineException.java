package dev.modelzoo.benchmark;

/** A line that its format does not allow; the message goes on from "line 7 …". */
final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message);
  }
}
