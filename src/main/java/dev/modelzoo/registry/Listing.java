package dev.modelzoo.registry;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code zoo list} shows: the entries of a zoo, models first, in the order of the registry,
 * then folders that are not registered.
 *
 * @param remote where new entries go
 */
public record Listing(ZooRoot root, Optional<RemoteUrl> remote, List<Row> rows) {
  static final String LIST_SCHEMA = "zoo-list/1";
  static final String SHOW_SCHEMA = "zoo-show/1";

  /** Documents about an entry, in its folder; the first that is there is shown. */
  private static final List<String> ABOUT = List.of("README.md", "MAKING.md");

  /**
   * One entry and where it is.
   *
   * @param registered whether the registry has it, or only a folder is there
   * @param endpoint see {@link Endpoints}
   * @param folder where the entry is, or would be, on this disk
   * @param local whether that folder exists
   */
  public record Row(
      ZooEntry entry, boolean registered, Optional<String> endpoint, Path folder, boolean local) {
    /** The object of {@code zoo show --json}; a key without value is absent. */
    public Map<String, Object> toShowJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("schema", SHOW_SCHEMA);
      json.putAll(toJson());
      ABOUT.stream()
          .map(folder::resolve)
          .filter(Files::isRegularFile)
          .findFirst()
          .ifPresent(file -> json.put("about", file.toString()));
      return json;
    }

    Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      Pin pin = entry.pin();
      json.put("kind", entry.kind().label());
      json.put("id", entry.id().value());
      json.put("registered", registered);
      entry.url().ifPresent(url -> putLocation(json, url));
      endpoint.ifPresent(value -> json.put("endpoint", value));
      pin.version().ifPresent(value -> json.put("version", value));
      pin.digest().map(Digest::toString).ifPresent(value -> json.put("digest", value));
      pin.size().ifPresent(value -> json.put("size", value));
      pin.files().ifPresent(value -> json.put("files", value));
      pin.language().ifPresent(value -> json.put("language", value));
      pin.license().ifPresent(value -> json.put("license", value));
      json.put("folder", folder.toString());
      json.put("local", local);
      return json;
    }

    private static void putLocation(Map<String, Object> json, RemoteUrl url) {
      json.put("url", url.toString());
      json.put("scheme", url.scheme().toString());
      if (!url.isFile() && !url.isWeb()) {
        json.put("bucket", url.bucket());
        json.put("prefix", url.keyPrefix());
      }
    }
  }

  public Listing {
    rows = List.copyOf(rows);
  }

  /** Lists a zoo; reads no store. */
  public static Listing of(ZooFile zoo, Map<String, String> environment) {
    List<Row> rows = new ArrayList<>();
    for (EntryKind kind : EntryKind.values()) {
      for (ZooEntry entry : zoo.entries(kind)) {
        rows.add(row(zoo, entry, true, environment));
      }
      for (String id : Suggestions.folders(zoo.root().folder(kind))) {
        ZooEntry entry = ZooEntry.unregistered(kind, id);
        if (zoo.find(kind, entry.id()).isEmpty()) {
          rows.add(row(zoo, entry, false, environment));
        }
      }
    }
    return new Listing(zoo.root(), zoo.remote(), rows);
  }

  /** Folders among the models and test sets whose names are no ids, such as {@code models/a b}. */
  public List<String> nameless() {
    List<String> paths = new ArrayList<>();
    for (EntryKind kind : EntryKind.values()) {
      Suggestions.nameless(root.folder(kind))
          .forEach(name -> paths.add(kind.folder() + "/" + name));
    }
    return paths;
  }

  /** The row of one entry, registered or not. */
  public static Row row(ZooFile zoo, ZooEntry entry, Map<String, String> environment) {
    return row(zoo, entry, zoo.find(entry.kind(), entry.id()).isPresent(), environment);
  }

  /** The object of {@code zoo list --json}; a key without value is absent. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", LIST_SCHEMA);
    json.put("zoo", root.folder().toString());
    remote.ifPresent(url -> json.put("remote", url.toString()));
    for (EntryKind kind : EntryKind.values()) {
      json.put(
          kind.folder(),
          rows.stream().filter(row -> row.entry().kind() == kind).map(Row::toJson).toList());
    }
    return json;
  }

  private static Row row(
      ZooFile zoo, ZooEntry entry, boolean registered, Map<String, String> environment) {
    Path folder = zoo.root().folder(entry.kind(), entry.id());
    Optional<String> endpoint =
        entry.url().flatMap(url -> Endpoints.of(url, zoo.root(), environment));
    return new Row(entry, registered, endpoint, folder, Files.isDirectory(folder));
  }
}
