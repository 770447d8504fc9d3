package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.Suggestions;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.transfer.FolderHasher;
import dev.modelzoo.transfer.TransferListener;
import dev.modelzoo.transfer.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where an entry's folder and its local state are. */
record Entry(ZooRoot root, EntryKind kind, EntryId id) {
  Path folder() {
    return root.folder(kind, id);
  }

  /** How people type it: {@code models/ID}. */
  String shown() {
    return kind.folder() + "/" + id;
  }

  Path lockFile() {
    return root.makeState("locks").resolve(kind.folder() + "-" + id + ".lock");
  }

  Path hashCache() {
    return root.makeState("cache").resolve(kind.folder() + "-" + id + ".hashes");
  }

  /** What a search for secrets need not read again. */
  Path secretFree() {
    return root.makeState("cache").resolve(kind.folder() + "-" + id + ".secret-free");
  }

  Path base() {
    return root.makeState("base").resolve(kind.folder() + "-" + id + ".json.gz");
  }

  /** What is known of the objects of a plain tree. */
  Path treeMemory() {
    return root.makeState("trees").resolve(kind.folder() + "-" + id + ".objects");
  }

  /**
   * Exists while the folder holds what came from a store, and was not published from here since.
   */
  Path pulledMark() {
    return root.makeState("pulled").resolve(kind.folder() + "-" + id);
  }

  /** Notes whether the folder's content came from a store, and so perhaps from a stranger. */
  void markPulled(boolean pulled) {
    try {
      if (pulled) {
        Files.write(pulledMark(), new byte[0]);
      } else {
        Files.deleteIfExists(pulledMark());
      }
    } catch (IOException e) {
      throw FileErrors.translate("write", pulledMark(), e);
    }
  }

  /** Throws {@code NOT_FOUND} if the folder is not there, and says whether it can be fetched. */
  void requireHere(ZooFile zoo) {
    if (Files.isDirectory(folder())) {
      return;
    }
    if (zoo.find(kind, id).isEmpty()) {
      throw Suggestions.unknown(zoo, kind, id);
    }
    throw new ZooException(
        ErrorKind.NOT_FOUND,
        "%s is registered, but not here".formatted(shown()),
        "Fetch it first: zoo pull %s %s".formatted(kind.option(), id));
  }

  /** The digests of the folder's files as they are now. */
  List<ManifestEntry> hash(ChunkLayout layout, Workers workers) {
    FileTree tree = FileTree.scan(folder(), ignoreRules());
    return new FolderHasher(layout, workers, TransferListener.NONE)
        .hash(tree, HashCache.open(hashCache(), layout)).stream()
            .map(file -> file.toEntry(Location.NOWHERE))
            .toList();
  }

  /** What of the folder is never pushed. A card that cannot be read provides nothing. */
  IgnoreRules ignoreRules() {
    if (kind == EntryKind.MODEL) {
      ModelImage image = new ModelImage(id, folder());
      try {
        return image.ignoreRules();
      } catch (ZooException e) {
        return IgnoreRules.read(folder());
      }
    }
    return IgnoreRules.read(folder());
  }
}
