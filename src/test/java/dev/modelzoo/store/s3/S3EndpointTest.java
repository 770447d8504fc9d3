package dev.modelzoo.store.s3;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import dev.modelzoo.testing.ServerByEnvironment;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract against any server; see {@link ServerByEnvironment}. */
@EnabledIfEnvironmentVariable(named = ServerByEnvironment.S3, matches = ".+")
class S3EndpointTest extends ObjectStoreContract {
  @Override
  protected ObjectStore emptyStore() {
    return ServerByEnvironment.s3();
  }
}
