package dev.modelzoo.store.file;

import dev.modelzoo.store.MultipartContract;
import dev.modelzoo.store.ObjectStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileMultipartTest extends MultipartContract {
  @TempDir private Path folder;

  @Override
  protected ObjectStore emptyStore() {
    return new FileObjectStore(folder.resolve("store"));
  }
}
