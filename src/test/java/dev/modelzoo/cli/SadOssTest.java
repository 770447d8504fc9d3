package dev.modelzoo.cli;

import dev.modelzoo.store.oss.OssCredentials;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.testing.OssServer;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SadOssTest extends SadServerContract {
  private static OssServer server;

  @BeforeAll
  static void start() {
    server = OssServer.start();
    server.createBucket("zoo-bucket");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  String scheme() {
    return "oss";
  }

  @Override
  URI endpoint() {
    return server.endpoint();
  }

  @Override
  CliHarness at(CliHarness zoo, URI endpoint) {
    return zoo.withOss(OssSettings.of(endpoint, OssServer.REGION, server.credentials()));
  }

  @Override
  CliHarness at(CliHarness zoo, URI endpoint, String keyId, String secret) {
    OssCredentials keys = OssCredentials.of(keyId, secret);
    return zoo.withOss(OssSettings.of(endpoint, OssServer.REGION, keys));
  }

  @Override
  String keyId() {
    return server.credentials().accessKeyId();
  }
}
