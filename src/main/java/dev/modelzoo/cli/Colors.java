package dev.modelzoo.cli;

import dev.modelzoo.cli.console.Paint;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;

/** Reads what {@code --color} takes. */
final class Colors {
  private Colors() {}

  static Paint.When parse(String text) {
    for (Paint.When when : Paint.When.values()) {
      if (when.toString().equals(text)) {
        return when;
      }
    }
    throw new ZooException(
        ErrorKind.USAGE,
        "'" + text + "' does not say when to colour",
        "Give auto, always or never, as in --color never.");
  }
}
