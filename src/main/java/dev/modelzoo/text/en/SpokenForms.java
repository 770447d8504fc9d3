package dev.modelzoo.text.en;

/** Puts what is written in digits, signs and abbreviations into words. Thread-safe. */
final class SpokenForms {
  private final SpanClass listed = new Listed();
  private final SpanClass words = new Words();
  private final SpanClass[] plain = {listed, words};

  private final SpanClass[] written = {
    listed,
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
    words
  };

  /** From a line in lower case; punctuation stays. */
  String say(String lowerCase) {
    return say(lowerCase, plain);
  }

  /** With every class tried everywhere, which takes much longer; for tests. */
  String sayTryingAll(String lowerCase) {
    return say(lowerCase, written);
  }

  private String say(String lowerCase, SpanClass[] whereNothingIsMarked) {
    Line line = new Line(lowerCase);
    return Spacing.attach(new Lattice(written, whereNothingIsMarked, line).cheapest());
  }
}
