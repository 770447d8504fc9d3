package dev.modelzoo.text;

import com.ibm.icu.math.BigDecimal;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Spells numbers in one language by ICU's rules. Thread-safe. ICU is slow to start, so it is loaded
 * when the first number is met.
 */
final class SpokenNumbers {
  private static final String RULES = "/com/ibm/icu/impl/data/icudata/rbnf/%s.res";

  /** ICU's rules for Lao mix in words in the Thai script. */
  private static final Set<String> FAULTY = Set.of("lo");

  /** Beyond that, rules end, and a number is likely a code. */
  private static final int LONGEST_AMOUNT = 15;

  private final RuleBasedNumberFormat format;
  private final char decimal;
  private final char grouping;

  private SpokenNumbers(String language) {
    ULocale locale = new ULocale(language);
    format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    decimal = symbols.getDecimalSeparator();
    grouping = symbols.getGroupingSeparator();
  }

  /** Whether there are rules for a language, by its primary tag; does not load ICU. */
  static boolean areKnown(String language) {
    // A language without rules would get those of the machine's own.
    if (language.length() < 2 || language.length() > 3 || FAULTY.contains(language)) {
      return false;
    }
    try (InputStream rules = SpokenNumbers.class.getResourceAsStream(RULES.formatted(language))) {
      return rules != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SpokenNumbers of(String language) {
    return new SpokenNumbers(language);
  }

  /** Every language code that ICU knows, of two and three letters. */
  static Set<String> languageCodes() {
    return Set.copyOf(List.of(ULocale.getISOLanguages()));
  }

  /** Whether this sign parts the whole number from the decimals. */
  boolean isDecimal(int sign) {
    return sign == decimal;
  }

  /** Whether this sign parts groups of digits. */
  boolean isGrouping(int sign) {
    return sign == grouping;
  }

  /** Digits of any script, with decimals if these are not empty, in words. */
  synchronized String spell(String whole, String decimals) {
    String ascii = ascii(whole);
    if (decimals.isEmpty()) {
      return spell(ascii);
    }
    Optional<String> point = point();
    boolean isLong = ascii.length() + decimals.length() > LONGEST_AMOUNT;
    if (point.isEmpty() && !isLong) {
      return visible(format.format(new BigDecimal(ascii + '.' + ascii(decimals))));
    }
    return spell(ascii) + ' ' + point.orElse("") + ' ' + digitByDigit(ascii(decimals));
  }

  /** A code is read digit by digit: one that begins with a zero, or that is long. */
  private String spell(String digits) {
    boolean isCode = digits.length() > 1 && digits.charAt(0) == '0';
    if (isCode || digits.length() > LONGEST_AMOUNT) {
      return digitByDigit(digits);
    }
    String words = visible(format.format(Long.parseLong(digits)));
    return words.codePoints().anyMatch(Character::isDigit) ? digitByDigit(digits) : words;
  }

  private String digitByDigit(String digits) {
    return digits
        .chars()
        .mapToObj(digit -> visible(format.format(digit - '0')))
        .collect(Collectors.joining(" "));
  }

  /** The word for the point, where the language speaks decimals as digits behind such a word. */
  private Optional<String> point() {
    String sample = visible(format.format(1.5));
    String whole = visible(format.format(1L));
    String decimals = visible(format.format(5L));
    return sample.startsWith(whole)
            && sample.endsWith(decimals)
            && sample.length() > whole.length() + decimals.length()
        ? Optional.of(sample.substring(whole.length(), sample.length() - decimals.length()).strip())
        : Optional.empty();
  }

  private static String ascii(String digits) {
    StringBuilder ascii = new StringBuilder(digits.length());
    digits.codePoints().forEach(digit -> ascii.append(Character.digit(digit, 10)));
    return ascii.toString();
  }

  /** ICU puts soft hyphens and zero-width blanks between the parts of a number. */
  private static String visible(String words) {
    StringBuilder visible = new StringBuilder(words.length());
    words
        .codePoints()
        .filter(codePoint -> !CharacterClass.isInvisible(codePoint))
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }
}
