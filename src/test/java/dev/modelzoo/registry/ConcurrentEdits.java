package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import java.nio.file.Path;

/** A process of its own that registers several ids, one after another. */
final class ConcurrentEdits {
  static final int IDS = 8;

  private ConcurrentEdits() {}

  public static void main(String[] arguments) {
    ZooFile zoo = ZooFile.read(new ZooRoot(Path.of(arguments[0])));
    for (int i = 0; i < IDS; i++) {
      EntryId id = new EntryId(arguments[1] + i);
      zoo = zoo.update(EntryKind.MODEL, id, e -> e.withUrl(RemoteUrl.parse("file:store/" + id)));
    }
  }
}
