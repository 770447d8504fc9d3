package dev.modelzoo.registry;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.yaml.ScalarText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of the registry: where a model-image or test set is published, and which version is
 * pinned. Keys that zoo does not know stay in the file and are not here.
 *
 * @param url empty where an entry was written by hand without one
 * @param simplified of a test set: whether its texts are scored in simplified Chinese characters
 * @param confidential of a test set: whether its texts must not be shown to others ({@code private:
 *     true})
 */
public record ZooEntry(
    EntryKind kind,
    EntryId id,
    Optional<RemoteUrl> url,
    Pin pin,
    boolean simplified,
    boolean confidential) {
  /** The keys that zoo writes, in the order in which they enter a new entry. */
  static final List<String> KEYS =
      List.of("url", "version", "digest", "size", "files", "language", "license");

  private static final Set<String> NUMBERS = Set.of("version", "size", "files");

  /** An entry that is not published yet. */
  public static ZooEntry of(EntryKind kind, EntryId id, RemoteUrl url) {
    return new ZooEntry(kind, id, Optional.of(url), Pin.NONE, false, false);
  }

  /** What is known of an id that the registry lacks. */
  static ZooEntry unregistered(EntryKind kind, String id) {
    return new ZooEntry(kind, new EntryId(id), Optional.empty(), Pin.NONE, false, false);
  }

  public ZooEntry withUrl(RemoteUrl newUrl) {
    return new ZooEntry(kind, id, Optional.of(newUrl), pin, simplified, confidential);
  }

  public ZooEntry withPin(Pin newPin) {
    return new ZooEntry(kind, id, url, newPin, simplified, confidential);
  }

  /** The written form of a value of {@link #texts}. */
  static String scalar(String key, String text) {
    return NUMBERS.contains(key) ? text : ScalarText.of(text);
  }

  /** The values of {@link #KEYS} as texts; a key that the entry lacks is absent. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    url.map(RemoteUrl::toString).ifPresent(text -> texts.put("url", text));
    pin.version().ifPresent(version -> texts.put("version", Integer.toString(version)));
    pin.digest().map(Digest::toString).ifPresent(text -> texts.put("digest", text));
    pin.size().ifPresent(size -> texts.put("size", Long.toString(size)));
    pin.files().ifPresent(files -> texts.put("files", Long.toString(files)));
    pin.language().ifPresent(text -> texts.put("language", text));
    pin.license().ifPresent(text -> texts.put("license", text));
    return texts;
  }
}
