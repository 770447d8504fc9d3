package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.ServerByEnvironment;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Plain trees on any server; see {@link ServerByEnvironment}. */
@EnabledIfEnvironmentVariable(named = ServerByEnvironment.S3, matches = ".+")
class S3EndpointTreeTest extends TreeContract {
  @Override
  ObjectStore emptyStore() {
    return ServerByEnvironment.s3();
  }

  @Override
  ChunkLayout layoutOfParts() {
    int least = MultipartStore.MIN_PART_BYTES;
    return new ChunkLayout(least, 1024, least);
  }

  @Override
  boolean hasChecksums() {
    return true;
  }
}
