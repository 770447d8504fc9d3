package dev.modelzoo.store.s3;

import dev.modelzoo.store.MultipartContract;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.S3ProxyServer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class S3MultipartTest extends MultipartContract {
  @TempDir static Path folder;
  private static S3ProxyServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3ProxyServer.start(folder);
    server.createBucket("zoo-test");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected int minimum() {
    return MultipartStore.MIN_PART_BYTES;
  }

  @Override
  protected ObjectStore emptyStore() {
    return new S3ObjectStore(server.settings(), "zoo-test", "t/" + UUID.randomUUID());
  }
}
