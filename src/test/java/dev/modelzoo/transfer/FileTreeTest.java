package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.file.FileObjectStore;

class FileTreeTest extends TreeContract {
  @Override
  ObjectStore emptyStore() {
    return new FileObjectStore(folder.resolve("store"));
  }

  @Override
  boolean hasChecksums() {
    return false;
  }
}
