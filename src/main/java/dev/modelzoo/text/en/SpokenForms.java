package dev.modelzoo.text.en;

/** Puts what is written in digits, signs and abbreviations into words. Thread-safe. */
final class SpokenForms {
  private final SpanClass[] written = {
    new Listed(),
    new NumericDates(),
    new Years(),
    new Times(),
    new Decimals(),
    new Measures(),
    new Cardinals(),
    new Ordinals(),
    new Money(),
    new Telephones(),
    new Addresses(),
    new Fractions(),
    new Ranges(),
    new Equations(),
    new Dates(),
    new Serials(),
    new Words()
  };

  /** From a line in lower case; punctuation stays. */
  String say(String lowerCase) {
    return Spacing.attach(new Lattice(written, new Line(lowerCase)).cheapest());
  }
}
