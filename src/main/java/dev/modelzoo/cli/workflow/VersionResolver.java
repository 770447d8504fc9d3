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
    return versions
        .latest()
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "no version of %s has been published".formatted(id),
                    "Publish one: zoo push %s %s".formatted(kind.option(), id)));
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
    for (int number : numbers) {
      Manifest manifest = versions.read(number);
      if (wanted.matches(manifest.digest())
          && found.stream().noneMatch(m -> m.digest().equals(manifest.digest()))) {
        found.add(manifest);
      }
    }
    if (found.size() > 1) {
      throw new ZooException(
          ErrorKind.USAGE,
          "sha256:%s begins %d different versions of %s"
              .formatted(wanted.hexPrefix(), found.size(), id),
          "Give more digits.");
    }
    return found.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "no version of %s has the digest sha256:%s".formatted(id, wanted.hexPrefix()),
                    "See which there are: " + log()));
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
