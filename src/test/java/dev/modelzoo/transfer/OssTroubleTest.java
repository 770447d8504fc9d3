package dev.modelzoo.transfer;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.testing.FaultProxy;
import dev.modelzoo.testing.FaultProxy.Trouble;
import dev.modelzoo.testing.OssServer;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** The server that stands for OSS, behind a bad line. */
class OssTroubleTest extends TroubleContract {
  private final OssServer server = OssServer.start();
  private final FaultProxy proxy = FaultProxy.before(server.endpoint());
  private final ObjectStore store =
      new OssObjectStore(
          OssSettings.of(proxy.endpoint(), OssServer.REGION, server.credentials())
              .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(700)),
          "zoo-bucket",
          "m");

  OssTroubleTest() {
    server.createBucket("zoo-bucket");
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
    server.close();
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
