package dev.modelzoo.cli.workflow;

import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectStore;

/** Opens the store behind a URL. */
@FunctionalInterface
public interface Stores {
  /** Opens the place {@code url} names; makes no request yet. The caller closes it. */
  ObjectStore open(RemoteUrl url, ZooRoot root);
}
