package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.content.ManifestReader;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An entry's files as objects of the same names, as a copying tool leaves them: no versions, no
 * protection from a second writer. Beside them may stand {@link #MANIFEST}, which zoo puts last.
 */
public final class PlainTree {
  /** Says what the files are to be; see docs/formats.md. */
  public static final ObjectKey MANIFEST = new ObjectKey(".zoo-manifest.json");

  private final VersionStore place;

  /** Looks at a place that is no store of versions. */
  public PlainTree(VersionStore place) {
    this.place = place;
  }

  /** Whether any object is there. */
  public boolean exists() {
    if (objects().head(MANIFEST).isPresent()) {
      return true;
    }
    try {
      objects()
          .list(
              "",
              object -> {
                throw new Found();
              });
      return false;
    } catch (Found e) {
      return true;
    }
  }

  /** The manifest beside the files; empty if there is none, or this place denies it. */
  public Optional<Manifest> manifest() {
    try (InputStream in = objects().read(MANIFEST)) {
      return Optional.of(
          new ManifestReader(objects().location(MANIFEST), place.layout()).readPlain(in));
    } catch (IOException e) {
      throw place.broken(MANIFEST, e);
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.ACCESS_DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The url of an object for messages. */
  public String location(ObjectKey key) {
    return objects().location(key);
  }

  TreeListing list() {
    return TreeListing.read(objects());
  }

  ObjectStore objects() {
    return place.objects();
  }

  VersionStore place() {
    return place;
  }

  /** Ends a list at its first object. */
  private static final class Found extends RuntimeException {
    Found() {
      super("found", null, false, false);
    }
  }
}
