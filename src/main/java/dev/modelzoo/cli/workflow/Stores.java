package dev.modelzoo.cli.workflow;

import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectStore;
import java.util.Map;
import java.util.Optional;

/** Opens the store behind a URL. */
@FunctionalInterface
public interface Stores {
  /** Opens the place {@code url} names; makes no request yet. The caller closes it. */
  ObjectStore open(RemoteUrl url, ZooRoot root);

  /** Opens it for a diagnosis; makes no request yet, except for credentials. */
  default StoreProbe probe(RemoteUrl url, ZooRoot root) {
    return new StoreProbe(Optional.empty(), open(url, root), Optional::empty, Optional::empty);
  }

  /**
   * What the settings add to a url, for display: {@code endpoint} and {@code region}, as far as
   * they are known; makes no request, and fails for no wrong setting.
   */
  default Map<String, String> place(RemoteUrl url, ZooRoot root) {
    return Map.of();
  }
}
