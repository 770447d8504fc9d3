package dev.modelzoo.registry;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the entries of one kind; every error names file, line and column. */
final class EntryReader {
  private final YamlMapping section;
  private final EntryKind kind;

  EntryReader(YamlMapping section, EntryKind kind) {
    this.section = section;
    this.kind = kind;
  }

  List<ZooEntry> read() {
    List<ZooEntry> entries = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (String key : section.keys()) {
      entries.add(entry(key));
      String twin = seen.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
      if (twin != null) {
        throw section.keyError(
            key,
            "'%s' differs from '%s' in line %d in case only, which some disks cannot keep apart"
                .formatted(key, twin, section.line(twin)));
      }
    }
    return entries;
  }

  private ZooEntry entry(String key) {
    if (!EntryId.isValid(key)) {
      throw section.keyError(
          key,
          "'"
              + key
              + "' cannot be the id of a "
              + kind.label()
              + ": 1 to 100 of A-Z a-z 0-9 . _ -, first a letter or digit, no '__'");
    }
    EntryId id = new EntryId(key);
    return section
        .mapping(key)
        .map(e -> new ZooEntry(kind, id, url(e), pin(e), flag(e, "t2s"), flag(e, "private")))
        .orElse(new ZooEntry(kind, id, Optional.empty(), Pin.NONE, false, false));
  }

  private static Pin pin(YamlMapping entry) {
    OptionalLong version = number(entry, "version", 1, Integer.MAX_VALUE);
    return new Pin(
        version.isPresent() ? OptionalInt.of((int) version.getAsLong()) : OptionalInt.empty(),
        digest(entry),
        number(entry, "size", 0, Long.MAX_VALUE),
        number(entry, "files", 0, Long.MAX_VALUE),
        entry.text("language"),
        entry.text("license"));
  }

  private static boolean flag(YamlMapping entry, String key) {
    String text = entry.text(key).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw entry.error(key, "'" + key + "' must be true or false");
    }
    return text.equals("true");
  }

  private static Optional<RemoteUrl> url(YamlMapping entry) {
    return entry.text("url").map(text -> remote(entry, "url", text));
  }

  /** A url in a mapping; what is wrong with it is told with its place. */
  static RemoteUrl remote(YamlMapping mapping, String key, String text) {
    try {
      return RemoteUrl.parse(text);
    } catch (ZooException e) {
      throw mapping.error(key, ZooException.reason(e) + ". " + e.next());
    }
  }

  private static Optional<Digest> digest(YamlMapping entry) {
    Optional<String> text = entry.text("digest");
    try {
      return text.map(Digest::parse);
    } catch (IllegalArgumentException e) {
      throw entry.error("digest", "'" + text.orElse("") + "' is no digest: sha256:, 64 of 0-9 a-f");
    }
  }

  private static OptionalLong number(YamlMapping entry, String key, long from, long upTo) {
    Optional<String> text = entry.text(key);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= from && number <= upTo) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      // told below, as numbers out of range are
    }
    throw entry.error(key, "'" + key + "' must be a whole number from " + from + " up");
  }
}
