package dev.modelzoo.registry;

import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.yaml.YamlException;
import dev.modelzoo.yaml.YamlMapping;
import dev.modelzoo.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of one registry file.
 *
 * @param source the file's name, for messages
 * @param flat the kind of all entries where they stand at the top level, as in the SpeechIO
 *     leaderboard's files; empty for a {@code zoo.yaml} with {@code models:} and {@code datasets:}
 * @param text without a byte order mark
 */
record RegistryText(String source, Optional<EntryKind> flat, String text) {
  YamlMapping read() {
    return YamlReader.read(source, text);
  }

  /** The mapping that holds the entries of a kind; empty where there are none. */
  Optional<YamlMapping> section(YamlMapping top, EntryKind kind) {
    if (flat.isPresent()) {
      return flat.get() == kind ? Optional.of(top) : Optional.empty();
    }
    return top.mapping(kind.folder());
  }

  /**
   * The text in which an entry reads as {@code after}; only keys in which it differs from {@code
   * before} are touched.
   *
   * @param before what the text says now; empty to add the entry
   * @throws ZooException if the entry is written in a way that cannot be edited in place
   */
  RegistryText withEntry(Optional<ZooEntry> before, ZooEntry after) {
    Map<String, String> old = before.map(ZooEntry::texts).orElse(Map.of());
    Map<String, String> now = after.texts();
    Map<String, Optional<String>> changes = new LinkedHashMap<>();
    for (String key : ZooEntry.KEYS) {
      Optional<String> value = Optional.ofNullable(now.get(key));
      if (!value.equals(Optional.ofNullable(old.get(key)))) {
        changes.put(key, value);
      }
    }
    if (changes.isEmpty()) {
      return this;
    }
    List<String> path =
        flat.isPresent()
            ? List.of(after.id().value())
            : List.of(after.kind().folder(), after.id().value());
    Map<String, Object> expected = read().toTree();
    change(expected, path, changes);
    String edited = splice(path, changes);
    if (edited.isEmpty() || !says(edited, expected)) {
      throw cannotEdit(path, now);
    }
    return new RegistryText(source, flat, edited);
  }

  /** The edited text, or an empty one where an edit left something that is no YAML. */
  private String splice(List<String> path, Map<String, Optional<String>> changes) {
    Map<String, Optional<String>> scalars = new LinkedHashMap<>();
    changes.forEach((key, value) -> scalars.put(key, value.map(v -> ZooEntry.scalar(key, v))));
    try {
      return new EntrySplice(source, text, path).apply(scalars);
    } catch (YamlException e) {
      return "";
    }
  }

  private boolean says(String edited, Map<String, Object> expected) {
    try {
      return YamlReader.read(source, edited).toTree().equals(expected);
    } catch (YamlException e) {
      return false;
    }
  }

  private static void change(
      Map<String, Object> tree, List<String> path, Map<String, Optional<String>> changes) {
    Map<String, Object> at = tree;
    for (String name : path) {
      at = child(at, name);
    }
    for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
      if (change.getValue().isPresent()) {
        at.put(change.getKey(), change.getValue().get());
      } else {
        at.remove(change.getKey());
      }
    }
  }

  @SuppressWarnings("unchecked") // toTree makes no other maps
  private static Map<String, Object> child(Map<String, Object> tree, String name) {
    if (!(tree.get(name) instanceof Map)) {
      tree.put(name, new LinkedHashMap<String, Object>());
    }
    return (Map<String, Object>) tree.get(name);
  }

  private ZooException cannotEdit(List<String> path, Map<String, String> wanted) {
    YamlMapping at = read();
    int line = 1;
    for (String name : path) {
      line = at.keys().contains(name) ? at.line(name) : line;
      at = at.holdsMapping(name) ? at.mapping(name).orElseThrow() : at;
    }
    StringBuilder keys = new StringBuilder();
    wanted.forEach((key, v) -> keys.append(' ').append(key).append(": ").append(v).append(';'));
    return new ZooException(
        ErrorKind.USAGE,
        "%s, line %d: zoo cannot edit '%s' as it is written, and left the file as it was"
            .formatted(source, line, String.join(".", path)),
        "Write it as plain 'key: value' lines without aliases, or set by hand:" + keys);
  }
}
