package dev.modelzoo.store.s3;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Bandwidth;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import dev.modelzoo.store.PacedObjectStore;
import dev.modelzoo.testing.S3ProxyServer;
import dev.modelzoo.testing.TestBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract against a real S3 server, and what only a real one can tell. */
class S3ObjectStoreTest extends ObjectStoreContract {
  private static final String BUCKET = "zoo-test";
  private static final ObjectKey KEY = new ObjectKey("m/sbi");

  @TempDir static Path folder;
  private static S3ProxyServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3ProxyServer.start(folder);
    server.createBucket(BUCKET);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected ObjectStore emptyStore() {
    return new S3ObjectStore(server.settings(), BUCKET, "t/" + UUID.randomUUID());
  }

  /** s3proxy sorts as Java does, in UTF-16. */
  @Override
  protected boolean ordersByBytes() {
    return false;
  }

  @Test
  void anyOperation_wholeBucketAsRoot_works() {
    server.createBucket("whole");
    try (ObjectStore whole = new S3ObjectStore(server.settings(), "whole", "")) {
      whole.put(KEY, ObjectBody.of("x"));

      assertThat(whole.location(KEY)).isEqualTo("s3://whole/m/sbi");
      assertThat(whole.head(KEY)).isPresent();
    }
  }

  @Test
  void put_heldToASpeed_isSentPieceByPiece() {
    AtomicLong nanos = new AtomicLong();
    AtomicInteger pauses = new AtomicInteger();
    Bandwidth bandwidth =
        new Bandwidth(
            100_000,
            nanos::get,
            pause -> {
              nanos.addAndGet(pause.toNanos());
              pauses.incrementAndGet();
            });

    try (ObjectStore paced = new PacedObjectStore(emptyStore(), bandwidth)) {
      paced.put(KEY, ObjectBody.of(TestBytes.random(1, 1_000_000)));
    }

    assertThat(Duration.ofNanos(nanos.get())).isBetween(ofMillis(9_800), ofMillis(10_000));
    assertThat(pauses).hasValueGreaterThan(90);
  }

  @Test
  void anyOperation_absentBucket_namesIt() {
    try (ObjectStore absent = new S3ObjectStore(server.settings(), "no-such", "p")) {
      String text = "no bucket 'no-such'";
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.head(KEY));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.read(KEY));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.put(KEY, ObjectBody.of("x")));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.putIfAbsent(KEY, ObjectBody.of("x")));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.list("", object -> {}));
      assertFails(ErrorKind.NOT_FOUND, text, absent::supportsExclusivePut);
    }
  }

  @Test
  void anyOperation_wrongSecret_saysSoAndShowsNone() {
    S3Credentials wrong = S3Credentials.of(server.credentials().accessKeyId(), "wrong-secret");
    S3Settings settings = S3Settings.of(server.endpoint(), wrong);
    try (ObjectStore store = new S3ObjectStore(settings, BUCKET, "p")) {
      String text = "secret access key does not fit";
      assertFails(ErrorKind.ACCESS_DENIED, text, () -> store.head(KEY));
      assertFails(ErrorKind.ACCESS_DENIED, text, () -> store.read(KEY));
      assertFails(ErrorKind.ACCESS_DENIED, text, () -> store.put(KEY, ObjectBody.of("x")));
    }
    assertThat(settings.toString()).doesNotContain("wrong-secret");
  }

  @Test
  void anyOperation_unknownKeyId_saysSo() {
    S3Settings settings = S3Settings.of(server.endpoint(), S3Credentials.of("nobody", "x"));
    try (ObjectStore store = new S3ObjectStore(settings, BUCKET, "p")) {
      String text = "does not know the access key id";
      assertFails(ErrorKind.ACCESS_DENIED, text, () -> store.head(KEY));
      assertFails(ErrorKind.ACCESS_DENIED, text, () -> store.put(KEY, ObjectBody.of("x")));
    }
  }

  @Test
  void anyOperation_unsigned_saysThatNoCredentialsWereFound() {
    S3Settings settings = server.settings().withoutCredentials();
    try (ObjectStore store = new S3ObjectStore(settings, BUCKET, "p")) {
      assertFails(
          ErrorKind.ACCESS_DENIED, "no credentials", () -> store.put(KEY, ObjectBody.of("x")));
      assertFails(ErrorKind.ACCESS_DENIED, "no credentials", () -> store.list("", o -> {}));
    }
  }

  @Test
  void put_bytesOtherThanTheDigest_isRefusedByTheServer() {
    byte[] bytes = {1, 2, 3};
    ObjectBody lie = new ObjectBody(bytes, 0, 3, Sha256.hex("other"));

    assertFails(ErrorKind.UNAVAILABLE, "HTTP 400", () -> store.put(KEY, lie));
    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void list_folderMarkers_areNoObjects() throws IOException {
    String root = "t/" + UUID.randomUUID();
    try (S3ObjectStore marked = new S3ObjectStore(server.settings(), BUCKET, root);
        S3Connection raw = S3Connection.open(server.settings(), BUCKET)) {
      for (String key : Set.of(root + "/", root + "/a/")) {
        raw.send(S3Request.put(key, ObjectBody.of(""))).close();
      }
      marked.put(new ObjectKey("a/b"), ObjectBody.of("x"));
      store = marked;

      assertThat(keys("")).containsExactly("a/b");
    }
  }

  @Test
  void close_afterUse_leavesNoThreadAndRefusesMore() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    S3ObjectStore used = new S3ObjectStore(server.settings(), BUCKET, "p");
    used.put(KEY, ObjectBody.of("x"));

    used.close();
    used.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread) && !thread.isDaemon())
        .isEmpty();
    assertThatThrownBy(() -> used.head(KEY)).isInstanceOf(IllegalStateException.class);
  }

  private static void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }
}
