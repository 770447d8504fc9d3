package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.ServerByEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Plain trees in a real bucket; see {@link ServerByEnvironment}. */
@EnabledIfEnvironmentVariable(named = ServerByEnvironment.OSS, matches = ".+")
class OssServiceTreeTest extends TreeContract {
  @TempDir private Path noZoo;

  @Override
  ObjectStore emptyStore() {
    return ServerByEnvironment.oss(noZoo);
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
