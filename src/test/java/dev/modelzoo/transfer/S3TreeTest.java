package dev.modelzoo.transfer;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.testing.S3ProxyServer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class S3TreeTest extends TreeContract {
  @TempDir static Path blobs;
  private static S3ProxyServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3ProxyServer.start(blobs);
    server.createBucket("zoo-test");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  ObjectStore emptyStore() {
    return new S3ObjectStore(server.settings(), "zoo-test", "t/" + UUID.randomUUID());
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
