package dev.modelzoo.text.en;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Abbreviations, phrases, symbols that stand alone and British spellings, from tables; initials in
 * pairs ({@code j.k.}) by rule. Cheaper than any other class.
 */
final class Listed implements SpanClass {
  private final Map<String, String> spoken = new HashMap<>();

  /** First words of phrases, so that other words are looked up alone. */
  private final Set<String> phraseStarts = new HashSet<>();

  private int longest;

  Listed() {
    for (String[] row : Table.rows("abbreviations.tsv")) {
      put(row[0], row[1]);
    }
    BritishSpelling.american().forEach(this::put);
  }

  private void put(String written, String said) {
    spoken.put(written, said);
    longest = Math.max(longest, written.length());
    int blank = written.indexOf(' ');
    if (blank > 0) {
      phraseStarts.add(written.substring(0, blank));
    }
  }

  @Override
  public void propose(Line line, int start, Spans spans) {
    char first = line.at(start);
    if (Symbols.isReadAlone(first)) {
      spans.add(start + 1, Cost.LISTED, Symbols.name(first));
    }
    int last = Math.min(line.length(), start + longest);
    for (int end = start + 1; end <= last; end++) {
      if (line.endsToken(end)) {
        String text = line.sub(start, end);
        String said = spoken.get(text);
        if (said != null) {
          spans.add(end, Cost.LISTED, said);
        }
        if (line.isBlank(end) && text.indexOf(' ') < 0 && !phraseStarts.contains(text)) {
          break;
        }
      }
    }
    proposeInitials(line, start, spans);
  }

  /** {@code j.k.} and {@code j. k.} are two letters said as one word; longer rows are not. */
  private static void proposeInitials(Line line, int start, Spans spans) {
    if (!line.isLetter(start) || line.at(start + 1) != '.') {
      return;
    }
    int second = line.at(start + 2) == ' ' ? start + 3 : start + 2;
    if (line.isLetter(second) && line.at(second + 1) == '.') {
      spans.add(second + 2, Cost.LISTED, "" + line.at(start) + line.at(second));
    }
  }
}
