package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import dev.modelzoo.testing.OssServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract against a server that was written from the public description of OSS. */
class OssObjectStoreTest extends ObjectStoreContract {
  private static final String BUCKET = "zoo-test";
  private static final ObjectKey KEY = new ObjectKey("m/sbi");

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

  @Test
  void anyOperation_wholeBucketAsRoot_works() {
    server.createBucket("whole");
    try (ObjectStore whole = new OssObjectStore(server.settings(), "whole", "")) {
      store = whole;
      putAll(" a", "?b", "m/sbi");

      assertThat(whole.location(KEY)).isEqualTo("oss://whole/m/sbi");
      assertThat(whole.head(KEY)).isPresent();
      assertThat(keys("")).containsExactly(" a", "?b", "m/sbi");
      assertThat(keys(" ")).containsExactly(" a");
      assertThat(keys("?")).containsExactly("?b");
    }
  }

  @Test
  void anyOperation_absentBucket_namesIt() {
    try (ObjectStore absent = new OssObjectStore(server.settings(), "no-such", "p")) {
      String text = "no bucket 'no-such'";
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.head(KEY));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.read(KEY));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.put(KEY, ObjectBody.of("x")));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.putIfAbsent(KEY, ObjectBody.of("x")));
      assertFails(ErrorKind.NOT_FOUND, text, () -> absent.list("", object -> {}));
      assertFails(ErrorKind.NOT_FOUND, text, absent::supportsExclusivePut);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/\\", "\\x", "(a)'*~!", "a\u0007b", "a\nb"})
  void everyOperation_characterOfItsOwn_worksOrIsRefused(String name) throws IOException {
    ObjectKey key = new ObjectKey(name);

    store.put(key, ObjectBody.of(name));

    assertThat(text(key)).isEqualTo(name);
    assertThat(keys("")).containsExactly(name);
  }

  @Test
  void put_nameThatOssRefuses_isUsage() {
    try (ObjectStore whole = new OssObjectStore(server.settings(), BUCKET, "")) {
      assertFails(
          ErrorKind.USAGE,
          "does not take this name",
          () -> whole.put(new ObjectKey("\\x"), ObjectBody.of("x")));
      assertFails(
          ErrorKind.USAGE,
          "does not take this name",
          () -> whole.head(new ObjectKey("x".repeat(1100))));
    }
  }

  @Test
  void read_bytesChangedOnTheWay_isCorruptAndNothingElse() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));
    server.corruptNextDownload("m/sbi");

    assertFails(ErrorKind.CORRUPT, "was changed on its way here", () -> text(KEY));
    assertThat(text(KEY)).isEqualTo("0123456789");
  }

  @Test
  void read_rangeOfTheWholeObjectChanged_isCorrupt() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));
    server.corruptNextDownload("m/sbi");

    try (InputStream stream = store.read(KEY, 0, 10)) {
      assertFails(ErrorKind.CORRUPT, "CRC-64", () -> stream.readNBytes(10));
    }
  }

  @Test
  void read_partOfAnObjectChanged_cannotBeTold() throws IOException {
    store.put(KEY, ObjectBody.of("0123456789"));
    server.corruptNextDownload("m/sbi");

    try (InputStream stream = store.read(KEY, 4, 3)) {
      assertThat(stream).hasContent("556");
    }
  }

  @Test
  void read_objectWithoutCrc_isRead() throws IOException {
    server.createBucket("old");
    try (ObjectStore old = new OssObjectStore(server.settings(), "old", "")) {
      store = old;
      putAll("m/sbi");
      server.forgetCrc("old", "m/sbi");

      assertThat(text(KEY)).isEqualTo("m/sbi");
    }
  }

  @Test
  void put_bytesChangedOnTheWay_areNotStored() {
    server.corruptNextUpload();
    assertFails(
        ErrorKind.UNAVAILABLE,
        "the bytes arrived changed",
        () -> store.put(KEY, ObjectBody.of("0123456789")));
    server.corruptNextUpload();
    assertFails(
        ErrorKind.UNAVAILABLE,
        "the bytes arrived changed",
        () -> store.putIfAbsent(KEY, ObjectBody.of("0123456789")));

    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void put_serverStoresOtherBytes_isAnErrorAndAgainHelps() throws IOException {
    server.corruptNextStored();

    assertFails(
        ErrorKind.UNAVAILABLE,
        "was changed on its way there",
        () -> store.put(KEY, ObjectBody.of("0123456789")));
    store.put(KEY, ObjectBody.of("0123456789"));

    assertThat(text(KEY)).isEqualTo("0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Enabled", "Suspended"})
  void supportsExclusivePut_bucketKeepsVersions_isFalseWithoutATrace(String state) {
    server.createBucket("versions");
    server.setVersioning("versions", state);
    try (ObjectStore versions = new OssObjectStore(server.settings(), "versions", "")) {
      int before = server.requests().size();

      assertThat(versions.supportsExclusivePut()).isFalse();
      assertThat(versions.supportsExclusivePut()).isFalse();

      assertThat(server.requests()).hasSize(before + 1);
      assertThat(versions.putIfAbsent(KEY, ObjectBody.of("x"))).isTrue();
      assertThat(versions.putIfAbsent(KEY, ObjectBody.of("y"))).isTrue();
    }
  }

  @Test
  void anyOperation_virtualHost_putsTheBucketBeforeTheHost() throws IOException {
    OssSettings settings =
        server
            .settings()
            .withEndpoint(OssEndpoint.parse("http://" + OssServer.DOMAIN, "the test"))
            .withProxy(proxy());

    assertThat(settings.endpoint().region()).contains(OssServer.REGION);
    assertWorks(settings);
  }

  @Test
  void anyOperation_domainOfABucket_leavesTheBucketOut() throws IOException {
    server.bind("models.example.org", BUCKET);
    OssSettings settings =
        server
            .settings()
            .withEndpoint(
                OssEndpoint.parse("http://models.example.org", "the test")
                    .withRegion(OssServer.REGION))
            .withProxy(proxy());

    assertWorks(settings);
  }

  @Test
  void anyOperation_bucketInTheEndpoint_isUnderstood() throws IOException {
    String host = "http://" + BUCKET + "." + OssServer.DOMAIN;
    OssSettings settings =
        server.settings().withEndpoint(OssEndpoint.parse(host, "the test")).withProxy(proxy());

    assertWorks(settings);
  }

  @Test
  void close_afterUse_leavesNoThreadAndRefusesMore() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OssObjectStore used = new OssObjectStore(server.settings(), BUCKET, "p");
    used.put(KEY, ObjectBody.of("x"));

    used.close();
    used.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread) && !thread.getName().startsWith("pool-"))
        .isEmpty();
    assertThatThrownBy(() -> used.head(KEY)).isInstanceOf(IllegalStateException.class);
  }

  private static void assertWorks(OssSettings settings) throws IOException {
    String prefix = "t/" + UUID.randomUUID();
    try (ObjectStore named = new OssObjectStore(settings, BUCKET, prefix);
        ObjectStore plain = new OssObjectStore(server.settings(), BUCKET, prefix)) {
      ObjectKey key = new ObjectKey("中/a b+c");
      named.put(key, ObjectBody.of("x"));
      assertThat(named.head(key)).isPresent();
      assertThat(named.supportsExclusivePut()).isTrue();
      named.list("", object -> assertThat(object.key()).isEqualTo(key));
      try (InputStream stream = plain.read(key)) {
        assertThat(stream).hasContent("x");
      }
    }
  }

  private static HttpProxy proxy() {
    URI address = server.endpoint();
    return new HttpProxy(address.getHost(), address.getPort(), Optional.empty());
  }

  private static void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(ZooException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }
}
