package dev.modelzoo.transfer;

import dev.modelzoo.testing.KillPlace;
import dev.modelzoo.testing.OssServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On the server that stands for OSS, which lives on when its client is killed. */
class OssKillTest extends KillContract {
  private static OssServer server;

  @BeforeAll
  static void startServer() {
    server = OssServer.start();
    server.createBucket("zoo-test");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  KillPlace place() {
    return KillPlace.oss(server, "zoo-test", UUID.randomUUID().toString());
  }

  @Override
  int kills() {
    return 4;
  }
}
