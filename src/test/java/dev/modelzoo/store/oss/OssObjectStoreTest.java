package dev.modelzoo.store.oss;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import dev.modelzoo.testing.OssServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract against a server that was written from the public description of OSS. */
class OssObjectStoreTest extends ObjectStoreContract {
  private static final String BUCKET = "zoo-test";
  private static OssServer server;

  @BeforeAll
  static void startServer() {
    server = OssServer.start();
    server.createBucket(BUCKET);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected ObjectStore emptyStore() {
    return new OssObjectStore(server.settings(), BUCKET, "t/" + UUID.randomUUID());
  }
}
