package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.yaml.YamlMapping;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of the registry with its entries. */
final class RegistryPart {
  private static final int SCHEMA = 1;
  private static final Pattern SCHEMA_SHAPE = Pattern.compile("zoo/([1-9][0-9]{0,8})");

  private final Path path;
  private final RegistryFile file;
  private final RegistryText text;
  private final Optional<RemoteUrl> remote;
  private final List<SetGroup> groups;
  private final Map<EntryKind, Map<EntryId, ZooEntry>> entries = new EnumMap<>(EntryKind.class);

  private RegistryPart(Path path, RegistryFile file, RegistryText text, YamlMapping top) {
    this.path = path;
    this.file = file;
    this.text = text;
    this.remote =
        text.flat().isPresent()
            ? Optional.empty()
            : top.text("remote").map(url -> EntryReader.remote(top, "remote", url));
    this.groups = text.flat().isPresent() ? List.of() : SetGroup.read(top);
    for (EntryKind kind : EntryKind.values()) {
      Map<EntryId, ZooEntry> byId = new LinkedHashMap<>();
      for (ZooEntry entry :
          text.section(top, kind).map(s -> new EntryReader(s, kind).read()).orElse(List.of())) {
        byId.put(entry.id(), entry);
      }
      entries.put(kind, byId);
    }
  }

  /** Reads a file, which may not exist yet. */
  static RegistryPart read(Path path, Optional<EntryKind> flat) {
    RegistryFile file = RegistryFile.read(path);
    RegistryText text = file.text(flat);
    YamlMapping top = text.read();
    if (flat.isEmpty()) {
      checkSchema(top);
    }
    return new RegistryPart(path, file, text, top);
  }

  Path path() {
    return path;
  }

  Optional<RemoteUrl> remote() {
    return remote;
  }

  List<SetGroup> groups() {
    return groups;
  }

  List<ZooEntry> entries(EntryKind kind) {
    return List.copyOf(entries.getOrDefault(kind, Map.of()).values());
  }

  Optional<ZooEntry> find(EntryKind kind, EntryId id) {
    return Optional.ofNullable(entries.getOrDefault(kind, Map.of()).get(id));
  }

  void write(Optional<ZooEntry> before, ZooEntry after) {
    RegistryText edited = text.withEntry(before, after);
    if (!edited.equals(text)) {
      file.write(edited.text());
    }
  }

  void requireWritable() {
    file.requireWritable();
  }

  private static void checkSchema(YamlMapping top) {
    Optional<String> schema = top.text("schema");
    if (schema.isEmpty()) {
      if (!top.keys().isEmpty() && top.keys().stream().noneMatch(RegistryPart::isKnown)) {
        throw top.error(
            "schema", "this is no zoo's registry: 'schema: zoo/" + SCHEMA + "' is missing");
      }
      return;
    }
    Matcher matcher = SCHEMA_SHAPE.matcher(schema.get());
    if (!matcher.matches()) {
      throw top.error("schema", "'" + schema.get() + "' is no schema of zoo: zoo/" + SCHEMA);
    }
    if (Integer.parseInt(matcher.group(1)) > SCHEMA) {
      throw new ZooException(
          ErrorKind.USAGE,
          ZooException.reason(
              top.error("schema", "'" + schema.get() + "' is newer than this zoo understands")),
          "Upgrade zoo; this one reads up to zoo/" + SCHEMA + ".");
    }
  }

  private static boolean isKnown(String key) {
    return key.equals("remote")
        || key.equals("models")
        || key.equals("datasets")
        || key.equals(SetGroup.KEY);
  }
}
