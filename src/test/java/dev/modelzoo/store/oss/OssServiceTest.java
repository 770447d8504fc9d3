package dev.modelzoo.store.oss;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import dev.modelzoo.testing.ServerByEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real bucket; see {@link ServerByEnvironment}. */
@EnabledIfEnvironmentVariable(named = ServerByEnvironment.OSS, matches = ".+")
class OssServiceTest extends ObjectStoreContract {
  @TempDir private Path noZoo;

  @Override
  protected ObjectStore emptyStore() {
    return ServerByEnvironment.oss(noZoo);
  }
}
