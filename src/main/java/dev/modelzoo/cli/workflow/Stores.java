package dev.modelzoo.cli.workflow;

import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectStore;
import java.util.Map;

/** Opens the store behind a URL. */
@FunctionalInterface
public interface Stores {
  /** Opens the place {@code url} names; makes no request yet. The caller closes it. */
  ObjectStore open(RemoteUrl url, ZooRoot root);

  /**
   * What the settings add to a url, for display: {@code endpoint} and {@code region}, as far as
   * they are known; makes no request, and fails for no wrong setting.
   */
  default Map<String, String> place(RemoteUrl url, ZooRoot root) {
    return Map.of();
  }
}
