package dev.modelzoo.transfer;

import dev.modelzoo.testing.KillPlace;
import dev.modelzoo.testing.S3ProxyServer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On a real S3 server, which lives on when its client is killed. */
class S3KillTest extends KillContract {
  private static S3ProxyServer server;

  @BeforeAll
  static void startServer(@TempDir Path blobs) throws Exception {
    server = S3ProxyServer.start(blobs);
    server.createBucket("zoo-test");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  KillPlace place() {
    return KillPlace.s3(server, "zoo-test", UUID.randomUUID().toString());
  }

  @Override
  int kills() {
    return 4;
  }
}
