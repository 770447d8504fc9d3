package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.BadManifestException;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.transfer.StoreKeys;
import dev.modelzoo.transfer.VersionStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the version that is meant, and refuses one that is not what the registry pinned. */
final class VersionResolver {
  private final VersionStore versions;
  private final EntryKind kind;
  private final EntryId id;

  VersionResolver(VersionStore versions, EntryKind kind, EntryId id) {
    this.versions = versions;
    this.kind = kind;
    this.id = id;
  }

  /**
   * Reads the manifest of a version.
   *
   * @param pin what the registry says of the entry
   */
  Manifest resolve(EntryReference.Selector selector, Pin pin) {
    Manifest manifest = read(selector, pin);
    if (manifest.kind() != kind || !manifest.id().equals(id)) {
      throw new BadManifestException(
          versions.objects().location(StoreKeys.version(manifest.version())),
          "it is of %s %s, not of %s %s"
              .formatted(manifest.kind().label(), manifest.id(), kind.label(), id));
    }
    return manifest;
  }

  private Manifest read(EntryReference.Selector selector, Pin pin) {
    if (selector instanceof EntryReference.Selector.Version number) {
      return read(number.number());
    }
    if (selector instanceof EntryReference.Selector.ByDigest digest) {
      return byDigest(digest);
    }
    if (selector instanceof EntryReference.Selector.Pinned && pin.version().isPresent()) {
      Manifest manifest = read(pin.version().getAsInt());
      pin.digest().ifPresent(digest -> requirePinned(manifest, digest));
      return manifest;
    }
    return versions.latest().orElseThrow(() -> noVersion(versions, kind, id));
  }

  /** A place that was made for versions and has none yet, or lost them. */
  static ZooException noVersion(VersionStore versions, EntryKind kind, EntryId id) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "no version of %s has been published: there is no %s"
            .formatted(id, versions.objects().location(StoreKeys.version(1))),
        "Ask its owner to publish one (zoo push %s %s), or check the url."
            .formatted(kind.option(), id));
  }

  private Manifest read(int number) {
    try {
      return versions.read(number);
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        throw e;
      }
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "there is no version %d of %s (absent, or this place denies it)".formatted(number, id),
          "See which there are: " + log(),
          e);
    }
  }

  private Manifest byDigest(EntryReference.Selector.ByDigest wanted) {
    List<Integer> numbers = new ArrayList<>(versions.versions());
    Collections.reverse(numbers);
    List<Manifest> found = new ArrayList<>();
    Optional<ZooException> damaged = Optional.empty();
    for (int number : numbers) {
      try {
        Manifest manifest = versions.read(number);
        if (wanted.matches(manifest.digest())
            && found.stream().noneMatch(m -> m.digest().equals(manifest.digest()))) {
          found.add(manifest);
        }
      } catch (ZooException e) {
        if (e.kind() != ErrorKind.CORRUPT) {
          throw e;
        }
        damaged = damaged.or(() -> Optional.of(e)); // it may not be the one that is meant
      }
    }
    if (found.size() > 1) {
      throw ambiguous(wanted, found.size());
    }
    Optional<ZooException> unread = damaged;
    return found.stream()
        .findFirst()
        .orElseThrow(() -> unread.orElseGet(() -> noSuchDigest(wanted)));
  }

  private ZooException ambiguous(EntryReference.Selector.ByDigest wanted, int count) {
    return new ZooException(
        ErrorKind.USAGE,
        "sha256:%s begins %d different versions of %s".formatted(wanted.hexPrefix(), count, id),
        "Give more digits.");
  }

  private ZooException noSuchDigest(EntryReference.Selector.ByDigest wanted) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "no version of %s has the digest sha256:%s".formatted(id, wanted.hexPrefix()),
        "See which there are: " + log());
  }

  private void requirePinned(Manifest manifest, Digest pinned) {
    if (!manifest.digest().equals(pinned)) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "version %d of %s in the store is %s, but zoo.yaml pins %s"
              .formatted(manifest.version(), id, manifest.digest(), pinned),
          "Nothing was changed. Ask the owner of the store which of the two is right.");
    }
  }

  private String log() {
    return "zoo log %s %s".formatted(kind.option(), id);
  }
}
