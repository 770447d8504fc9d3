package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Test sets that are ranked together, under {@code groups:} of zoo.yaml.
 *
 * @param name of the group
 * @param sets at least one, each once, in their order
 */
public record SetGroup(String name, List<EntryId> sets) {
  static final String KEY = "groups";

  public SetGroup {
    sets = List.copyOf(sets);
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("A group without sets: " + name);
    }
  }

  static List<SetGroup> read(YamlMapping top) {
    Optional<YamlMapping> groups = top.mapping(KEY);
    if (groups.isEmpty()) {
      return List.of();
    }
    List<SetGroup> result = new ArrayList<>();
    for (String name : groups.get().keys()) {
      if (!EntryId.isValid(name)) {
        throw groups.get().keyError(name, "'%s' cannot be the name of a group".formatted(name));
      }
      result.add(group(groups.get(), name));
    }
    return result;
  }

  private static SetGroup group(YamlMapping groups, String name) {
    Set<EntryId> sets = new LinkedHashSet<>();
    try {
      for (String text : groups.texts(name)) {
        BraceExpansion.expand(text).forEach(id -> sets.add(new EntryId(id)));
      }
    } catch (IllegalArgumentException e) {
      throw groups.error(
          name, "the group '%s' is not a list of set ids: %s".formatted(name, e.getMessage()));
    }
    if (sets.isEmpty()) {
      throw groups.error(name, "the group '%s' names no set".formatted(name));
    }
    return new SetGroup(name, List.copyOf(sets));
  }
}
