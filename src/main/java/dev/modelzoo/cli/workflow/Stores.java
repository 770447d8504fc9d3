package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.file.FileObjectStore;

/** Opens the store behind a URL. */
@FunctionalInterface
public interface Stores {
  /** Opens the place {@code url} names; makes no request yet. The caller closes it. */
  ObjectStore open(RemoteUrl url, ZooRoot root);

  /** The stores of this program. */
  static ObjectStore openAny(RemoteUrl url, ZooRoot root) {
    return switch (url.scheme()) {
      case FILE -> new FileObjectStore(url.folder(root.folder()));
      case S3, OSS ->
          throw new ZooException(
              ErrorKind.USAGE,
              url + ": transfers with this kind of store are not built in yet",
              "Use a file: or s3: URL, or a build of zoo that has it.");
    };
  }
}
