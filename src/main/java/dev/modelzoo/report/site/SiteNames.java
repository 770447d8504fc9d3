package dev.modelzoo.report.site;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** File names for ids, and for texts that are none: those come from results that anybody wrote. */
final class SiteNames {
  private static final int HASH_DIGITS = 16;

  private final Map<String, String> names = new HashMap<>();

  /** For each of these texts one name, different from all others on any disk. */
  SiteNames(Collection<String> texts) {
    Set<String> taken = new HashSet<>();
    for (String text : new TreeSet<>(texts)) {
      boolean plain = EntryId.isValid(text) && !text.startsWith("x-");
      String name = plain ? text : hashed(text);
      if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        name = hashed(text);
        taken.add(name);
      }
      names.put(text, name);
    }
  }

  /** Without an ending. */
  String of(String text) {
    String name = names.get(text);
    if (name == null) {
      throw new IllegalArgumentException("No name for " + text);
    }
    return name;
  }

  private static String hashed(String text) {
    return "x-" + Sha256.hex(text).substring(0, HASH_DIGITS);
  }
}
