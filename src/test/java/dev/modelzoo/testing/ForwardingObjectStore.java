package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectStore;

/** Hands every call on; a test overrides what it wants to be different. */
public class ForwardingObjectStore extends dev.modelzoo.store.ForwardingObjectStore {
  public ForwardingObjectStore(ObjectStore store) {
    super(store);
  }
}
