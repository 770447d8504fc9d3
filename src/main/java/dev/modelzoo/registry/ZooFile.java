package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The registry of a zoo as it was when read: {@code zoo.yaml}, and behind it the flat files of a
 * leaderboard checkout. An id that stands in several is that of {@code zoo.yaml}.
 */
public final class ZooFile {
  /** Where new entries go if nothing says otherwise: a folder beside zoo.yaml. */
  public static final RemoteUrl EMBEDDED_STORE = RemoteUrl.parse("file:store");

  private final ZooRoot root;
  private final List<RegistryPart> parts;

  private ZooFile(ZooRoot root, List<RegistryPart> parts) {
    this.root = root;
    this.parts = parts;
  }

  /**
   * Reads the registry of a zoo.
   *
   * @throws ZooException that names file, line and column of what is wrong in it
   */
  public static ZooFile read(ZooRoot root) {
    List<RegistryPart> parts = new ArrayList<>();
    if (Files.exists(root.registryFile())) {
      parts.add(RegistryPart.read(root.registryFile(), Optional.empty()));
    }
    for (EntryKind kind : EntryKind.values()) {
      if (Files.exists(root.legacyFile(kind))) {
        parts.add(RegistryPart.read(root.legacyFile(kind), Optional.of(kind)));
      }
    }
    return new ZooFile(root, parts);
  }

  public ZooRoot root() {
    return root;
  }

  /** What {@code remote:} says. */
  public Optional<RemoteUrl> remote() {
    return parts.stream().flatMap(part -> part.remote().stream()).findFirst();
  }

  /** Where new entries go, whatever says so. */
  public RemoteUrl place() {
    return remote().or(this::impliedRemote).orElse(EMBEDDED_STORE);
  }

  /** In the order of the files; each id once. */
  public List<ZooEntry> entries(EntryKind kind) {
    Map<EntryId, ZooEntry> entries = new LinkedHashMap<>();
    for (RegistryPart part : parts) {
      part.entries(kind).forEach(entry -> entries.putIfAbsent(entry.id(), entry));
    }
    return List.copyOf(entries.values());
  }

  /** The groups of test sets, in the order of the file. */
  public List<SetGroup> groups() {
    return parts.stream().flatMap(part -> part.groups().stream()).toList();
  }

  public Optional<ZooEntry> find(EntryKind kind, EntryId id) {
    return holder(kind, id).flatMap(part -> part.find(kind, id));
  }

  /** Whether an entry stands in a flat file of the leaderboard, which others share. */
  public boolean isLegacy(EntryKind kind, EntryId id) {
    return holder(kind, id).filter(part -> part.path().equals(root.legacyFile(kind))).isPresent();
  }

  /**
   * The entry of an id.
   *
   * @throws ZooException of kind NOT_FOUND that suggests ids like it
   */
  public ZooEntry require(EntryKind kind, EntryId id) {
    return find(kind, id).orElseThrow(() -> Suggestions.unknown(this, kind, id));
  }

  /** Where an entry is published, or would be if it has no url yet. */
  public RemoteUrl url(EntryKind kind, EntryId id) {
    return find(kind, id).flatMap(ZooEntry::url).orElseGet(() -> defaultUrl(kind, id));
  }

  /**
   * Where a new entry goes: below {@code remote:}; in a leaderboard checkout, which has none,
   * beside the other entries of its kind; else into the embedded store.
   */
  public RemoteUrl defaultUrl(EntryKind kind, EntryId id) {
    return place().entry(kind, id);
  }

  /** Where a leaderboard checkout keeps its entries; empty for a zoo with a zoo.yaml. */
  Optional<RemoteUrl> impliedRemote() {
    if (Files.exists(root.registryFile())) {
      return Optional.empty();
    }
    return neighbours(EntryKind.MODEL).or(() -> neighbours(EntryKind.DATASET));
  }

  /**
   * Changes or adds one entry, and touches nothing else in the file. Reads the file anew under a
   * lock, so that two processes that edit different entries both succeed.
   *
   * @param change gets the entry as it is now, without url where it is new
   * @return the registry afterwards
   * @throws ZooException if the file cannot be edited; it is then as before
   */
  public ZooFile update(EntryKind kind, EntryId id, UnaryOperator<ZooEntry> change) {
    return RegistryLock.holding(root, () -> read(root).edited(kind, id, change));
  }

  /**
   * Looks whether {@link #update} may write, for whoever does something first that stays.
   *
   * @throws ZooException of kind ACCESS_DENIED if the file or its folder may not be written
   */
  public void requireWritable(EntryKind kind, EntryId id) {
    holder(kind, id).orElseGet(() -> home(kind)).requireWritable();
  }

  private ZooFile edited(EntryKind kind, EntryId id, UnaryOperator<ZooEntry> change) {
    Optional<ZooEntry> before = find(kind, id);
    if (before.isEmpty()) {
      refuseTwin(kind, id);
    }
    ZooEntry after =
        change.apply(
            before.orElse(new ZooEntry(kind, id, Optional.empty(), Pin.NONE, false, false)));
    if (!after.kind().equals(kind) || !after.id().equals(id)) {
      throw new IllegalArgumentException("Another entry: " + after);
    }
    holder(kind, id).orElseGet(() -> home(kind)).write(before, after);
    return read(root);
  }

  /** The file that a new entry goes into. */
  private RegistryPart home(EntryKind kind) {
    Path file = root.registryFile();
    for (RegistryPart part : parts) {
      if (part.path().equals(file)) {
        return part;
      }
    }
    return RegistryPart.read(root.legacyFile(kind), Optional.of(kind));
  }

  private Optional<RegistryPart> holder(EntryKind kind, EntryId id) {
    return parts.stream().filter(part -> part.find(kind, id).isPresent()).findFirst();
  }

  private void refuseTwin(EntryKind kind, EntryId id) {
    for (ZooEntry entry : entries(kind)) {
      if (entry.id().value().equalsIgnoreCase(id.value())) {
        throw new ZooException(
            ErrorKind.USAGE,
            "'%s' differs from the %s '%s' in case only, which some disks cannot keep apart"
                .formatted(id, kind.label(), entry.id()),
            "Use '" + entry.id() + "', or choose another id.");
      }
    }
  }

  /** What the urls of all entries of a kind begin with, if each is REMOTE/models/ID/. */
  private Optional<RemoteUrl> neighbours(EntryKind kind) {
    Optional<RemoteUrl> common = Optional.empty();
    for (ZooEntry entry : entries(kind)) {
      String url = entry.url().map(RemoteUrl::toString).orElse("");
      String tail = kind.folder() + "/" + entry.id() + "/";
      if (!url.endsWith("/" + tail)) {
        return Optional.empty();
      }
      RemoteUrl remote = RemoteUrl.parse(url.substring(0, url.length() - tail.length()));
      if (common.isPresent() && !common.get().equals(remote)) {
        return Optional.empty();
      }
      common = Optional.of(remote);
    }
    return common;
  }
}
