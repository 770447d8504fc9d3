package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.ZooRoot;
import java.nio.file.Path;

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

  Path base() {
    return root.makeState("base").resolve(kind.folder() + "-" + id + ".json.gz");
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
