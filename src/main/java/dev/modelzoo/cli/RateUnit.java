package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.TokenUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Units by the names of their error rates: CER, WER, MER. */
final class RateUnit {
  private RateUnit() {}

  static TokenUnit parse(String typed) {
    return Arrays.stream(TokenUnit.values())
        .filter(unit -> unit.rateName().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.USAGE,
                    "'" + typed + "' is no unit",
                    "Write one of "
                        + Arrays.stream(TokenUnit.values())
                            .map(TokenUnit::rateName)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
