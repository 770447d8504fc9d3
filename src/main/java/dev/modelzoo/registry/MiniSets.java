package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.util.LinkedHashSet;
import java.util.List;
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
    return candidates(language).stream().filter(id -> known.contains(id.value())).findFirst();
  }

  /** Whether an id is what the MINI set of some language is called. */
  public static boolean isNamedAsOne(EntryId set) {
    return set.value().matches(PREFIX + "[A-Z]{2,3}([_-][A-Z0-9]{2,8})*");
  }

  /** The names that a MINI set of a language may have, the preferred one first. */
  public static List<EntryId> candidates(String language) {
    String code = language.strip().toUpperCase(Locale.ROOT);
    Set<String> names = new LinkedHashSet<>();
    names.add(PREFIX + code);
    names.add(PREFIX + code.replace('-', '_'));
    names.add(PREFIX + code.split("[-_]", 2)[0]);
    names.removeIf(name -> !EntryId.isValid(name));
    return names.stream().map(EntryId::new).toList();
  }
}
