package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.testing.FaultProxy;
import dev.modelzoo.testing.OssServer;
import dev.modelzoo.testing.TestBytes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Connections that break every so many bytes, at a scale of 1:64 of 1 GiB in objects of 16 MiB and
 * breaks every 48 MiB: reads go on where they broke off, puts begin their object anew.
 */
class BrokenLineTest {
  private static final int OBJECTS = 64;
  private static final int OBJECT = 256 << 10;
  private static final long TOTAL = (long) OBJECTS * OBJECT;
  private static final long EVERY = 3L * OBJECT + 12_345;

  private final OssServer server = OssServer.start();
  private final FaultProxy proxy = FaultProxy.before(server.endpoint());
  private final ObjectStore store =
      new RetryingObjectStore(
          new OssObjectStore(
              OssSettings.of(proxy.endpoint(), OssServer.REGION, server.credentials()),
              "zoo-bucket",
              "m"),
          new RetryPolicy(6, Duration.ZERO, Duration.ZERO),
          pause -> {},
          new Random(1),
          RetryListener.NONE);

  @BeforeEach
  void createBucket() {
    server.createBucket("zoo-bucket");
  }

  @AfterEach
  void close() {
    store.close();
    proxy.close();
    server.close();
  }

  @Test
  void read_brokenOften_movesHardlyMoreThanThereIs() throws IOException {
    putAll();
    proxy.breakEvery(EVERY);

    for (int i = 0; i < OBJECTS; i++) {
      try (InputStream in = store.read(key(i), 0, OBJECT)) {
        assertThat(in.readNBytes(OBJECT)).isEqualTo(TestBytes.random(i, OBJECT));
      }
    }

    assertThat(proxy.down()).isBetween(TOTAL, TOTAL + TOTAL / 20);
  }

  @Test
  void put_brokenOften_sendsAtMostOneObjectAgainPerBreak() throws IOException {
    proxy.breakEvery(EVERY);

    putAll();

    long breaks = proxy.up() / EVERY;
    assertThat(breaks).isGreaterThan(OBJECTS / 4);
    assertThat(proxy.up()).isBetween(TOTAL, TOTAL + breaks * OBJECT);
    proxy.breakEvery(Long.MAX_VALUE);
    try (InputStream in = store.read(key(OBJECTS - 1))) {
      assertThat(in).hasBinaryContent(TestBytes.random(OBJECTS - 1, OBJECT));
    }
  }

  private void putAll() {
    for (int i = 0; i < OBJECTS; i++) {
      store.put(key(i), ObjectBody.of(TestBytes.random(i, OBJECT)));
    }
  }

  private static ObjectKey key(int number) {
    return new ObjectKey("chunks/" + number);
  }
}
