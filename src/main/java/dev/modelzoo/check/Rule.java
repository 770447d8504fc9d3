package dev.modelzoo.check;

import java.util.regex.Pattern;

/**
 * One thing that is checked; {@code docs/checks.md} lists them all.
 *
 * @param id stays the same for ever: {@code IMG003}
 * @param title what is wrong where the rule fires, without the object
 * @param why what goes wrong for whoever pulls, runs or scores it
 */
public record Rule(String id, Severity severity, boolean isFixable, String title, String why) {
  private static final Pattern ID = Pattern.compile("[A-Z]{3}[0-9]{3}");

  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Not a rule id: " + id);
    }
  }

  static Rule error(String id, String title, String why) {
    return new Rule(id, Severity.ERROR, false, title, why);
  }

  static Rule warning(String id, String title, String why) {
    return new Rule(id, Severity.WARNING, false, title, why);
  }

  /** The same rule, marked as one that {@link Fixer} can mend. */
  Rule fixable() {
    return new Rule(id, severity, true, title, why);
  }
}
