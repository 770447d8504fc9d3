package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tiny test set of a language, on which every push is benchmarked: {@code MINI_EN} for en. */
public final class MiniSets {
  private static final String PREFIX = "MINI_";

  private MiniSets() {}

  /**
   * The MINI set of a language, if the registry or {@code datasets/} has it. A language with
   * subtags ({@code zh-tw}) falls back to that of its first part.
   *
   * @param language the code of a model card
   */
  public static Optional<EntryId> find(ZooFile zoo, String language) {
    Set<String> known = Suggestions.known(zoo, EntryKind.DATASET);
    return names(language).stream().filter(known::contains).map(EntryId::new).findFirst();
  }

  /** The names that a MINI set of a language may have, the preferred one first. */
  static Set<String> names(String language) {
    String code = language.strip().toUpperCase(Locale.ROOT);
    Set<String> names = new LinkedHashSet<>();
    names.add(PREFIX + code);
    names.add(PREFIX + code.replace('-', '_'));
    names.add(PREFIX + code.split("[-_]", 2)[0]);
    names.removeIf(name -> !EntryId.isValid(name));
    return names;
  }
}
