package dev.modelzoo.cli;

import dev.modelzoo.store.s3.S3Credentials;
import dev.modelzoo.store.s3.S3Settings;
import dev.modelzoo.testing.S3ProxyServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SadS3Test extends SadServerContract {
  private static S3ProxyServer server;

  @BeforeAll
  static void start(@TempDir Path serverFolder) throws Exception {
    server = S3ProxyServer.start(serverFolder);
    server.createBucket("zoo-bucket");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  String scheme() {
    return "s3";
  }

  @Override
  URI endpoint() {
    return server.endpoint();
  }

  @Override
  CliHarness at(CliHarness zoo, URI endpoint) {
    return zoo.withS3(S3Settings.of(endpoint, server.credentials()));
  }

  @Override
  CliHarness at(CliHarness zoo, URI endpoint, String keyId, String secret) {
    return zoo.withS3(S3Settings.of(endpoint, S3Credentials.of(keyId, secret)));
  }

  @Override
  String keyId() {
    return server.credentials().accessKeyId();
  }
}
