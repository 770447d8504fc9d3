package dev.modelzoo.check;

/** How bad a finding is. */
public enum Severity {
  /** Nothing is pushed or run before it is mended. */
  ERROR("error"),
  /** Worth a look; stops only a strict check. */
  WARNING("warning");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word in reports. */
  public String label() {
    return label;
  }
}
