package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.store.ObjectStore;

/** What {@code zoo doctor} finds at a place: a zoo, the store of one entry, files, or nothing. */
final class PlaceDiagnosis {
  private static final String NAME = "content";

  private final ObjectStore store;
  private final RemoteUrl url;

  PlaceDiagnosis(ObjectStore store, RemoteUrl url) {
    this.store = store;
    this.url = url;
  }

  /** Of a place that is known to be a store of versions. */
  Diagnosis ofStore() {
    return Diagnosis.ok(NAME, "the store of one " + kind());
  }

  /**
   * Looks into any other with two requests, or three where it is no zoo.
   *
   * @param typed whether the user named it, and so means something that is there
   */
  Diagnosis find(boolean typed) {
    long models = count(EntryKind.MODEL);
    long sets = count(EntryKind.DATASET);
    if (models + sets > 0) {
      return Diagnosis.ok(
          NAME,
          "a zoo: %s, %s".formatted(Units.count(models, "model"), Units.count(sets, "test set")));
    }
    if (hasObject()) {
      return Diagnosis.ok(NAME, "files, but no store of versions and no zoo: a plain tree?");
    }
    return typed
        ? Diagnosis.warn(NAME, "nothing there", advice())
        : Diagnosis.ok(NAME, "nothing there yet; the first push begins it");
  }

  private long count(EntryKind kind) {
    return store.folders(kind.folder() + "/").stream().filter(EntryId::isValid).count();
  }

  private boolean hasObject() {
    try {
      store.list(
          "",
          object -> {
            throw new Found();
          });
      return false;
    } catch (Found e) {
      return true;
    }
  }

  /** As far as the url says. */
  private String kind() {
    for (EntryKind kind : EntryKind.values()) {
      if (url.toString().matches(".*[/:]" + kind.folder() + "/[^/]+/?")) {
        return kind == EntryKind.MODEL ? "model" : "test set";
      }
    }
    return "model or test set";
  }

  private String advice() {
    String part =
        switch (url.scheme()) {
          case FILE -> "the folder: ";
          case S3, OSS -> "the prefix (what follows the bucket): ";
          case HTTP, HTTPS -> "the path: ";
        };
    String first =
        switch (url.scheme()) {
          case FILE, S3, OSS -> " For a zoo that is to begin there, all is well.";
          case HTTP, HTTPS -> "";
        };
    return "Check " + part + "a zoo has models/ or datasets/ below it." + first;
  }

  /** Ends a list at its first object. */
  private static final class Found extends RuntimeException {
    Found() {
      super("found", null, false, false);
    }
  }
}
