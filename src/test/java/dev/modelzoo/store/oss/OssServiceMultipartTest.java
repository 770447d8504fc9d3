package dev.modelzoo.store.oss;

import dev.modelzoo.store.MultipartContract;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.ServerByEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Uploads in parts to a real bucket; see {@link ServerByEnvironment}. */
@EnabledIfEnvironmentVariable(named = ServerByEnvironment.OSS, matches = ".+")
class OssServiceMultipartTest extends MultipartContract {
  @TempDir private Path noZoo;

  @Override
  protected ObjectStore emptyStore() {
    return ServerByEnvironment.oss(noZoo);
  }

  @Override
  protected int minimum() {
    return MultipartStore.MIN_PART_BYTES;
  }
}
