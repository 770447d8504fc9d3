package dev.modelzoo.text;

/** Changes nothing. */
final class VerbatimNormalizer implements Normalizer {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public String normalize(String text) {
    return text;
  }
}
