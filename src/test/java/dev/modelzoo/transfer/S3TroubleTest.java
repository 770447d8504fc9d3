package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.testing.FaultProxy;
import dev.modelzoo.testing.FaultProxy.Trouble;
import dev.modelzoo.testing.S3ProxyServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real S3 server behind a bad line. */
class S3TroubleTest extends TroubleContract {
  private static S3ProxyServer server;

  private FaultProxy proxy;
  private ObjectStore store;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = S3ProxyServer.start(folder);
    server.createBucket("zoo-bucket");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    proxy = FaultProxy.before(server.endpoint());
    store =
        new S3ObjectStore(
            server
                .settings()
                .withEndpoint(proxy.endpoint())
                .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(700)),
            "zoo-bucket",
            UUID.randomUUID().toString());
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
  }

  @Override
  ObjectStore troubled() {
    return store;
  }

  @Override
  void play(Supplier<Trouble> script) {
    proxy.play(request -> script.get());
  }
}
