package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;

class InMemoryObjectStoreTest extends ObjectStoreContract {
  @Override
  protected ObjectStore emptyStore() {
    return new InMemoryObjectStore();
  }
}
