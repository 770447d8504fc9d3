package dev.modelzoo.store.s3;

import dev.modelzoo.store.MultipartContract;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.ServerByEnvironment;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Uploads in parts to any server; see {@link ServerByEnvironment}. */
@EnabledIfEnvironmentVariable(named = ServerByEnvironment.S3, matches = ".+")
class S3EndpointMultipartTest extends MultipartContract {
  @Override
  protected ObjectStore emptyStore() {
    return ServerByEnvironment.s3();
  }

  @Override
  protected int minimum() {
    return MultipartStore.MIN_PART_BYTES;
  }
}
