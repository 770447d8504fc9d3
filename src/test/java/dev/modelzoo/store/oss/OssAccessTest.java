package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.OssServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, as a server decides that checks every signature. */
class OssAccessTest {
  private static final ObjectKey KEY = new ObjectKey("m/sbi");

  private final OssServer server = OssServer.start();

  @BeforeEach
  void createBucket() {
    server.createBucket("bucket");
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anyOperation_wrongSecret_saysSoAndShowsNone(boolean reasonsForHead) {
    if (reasonsForHead) {
      server.giveReasonsForHead();
    }
    OssCredentials wrong = OssCredentials.of(server.credentials().accessKeyId(), "wrong-secret");
    try (ObjectStore store = open(server.settings().withCredentials(wrong))) {
      String text = "secret does not fit the access key id";
      assertDenied(text, () -> store.head(KEY));
      assertDenied(text, () -> store.read(KEY));
      assertDenied(text, () -> store.put(KEY, ObjectBody.of("x")));
      assertDenied(text, () -> store.list("", object -> {}));
      assertDenied(text, () -> store.delete(KEY));
    }
  }

  @Test
  void anyOperation_unknownKeyId_saysSo() {
    try (ObjectStore store =
        open(server.settings().withCredentials(OssCredentials.of("who", "what")))) {
      assertDenied("does not know the access key id", () -> store.head(KEY));
    }
  }

  @Test
  void anyOperation_temporaryKeys_needTheirToken() throws IOException {
    OssCredentials session = new OssCredentials("STS.id", "secret", Optional.of("token/+="));
    server.accept(session);
    try (ObjectStore store = open(server.settings())) {
      store.put(KEY, ObjectBody.of("x"));
      try (InputStream stream = store.read(KEY)) {
        assertThat(stream).hasContent("x");
      }
      assertThat(store.supportsExclusivePut()).isTrue();
    }
    try (ObjectStore store =
        open(server.settings().withCredentials(OssCredentials.of("STS.id", "secret")))) {
      assertDenied("does not know the access key id", () -> store.head(KEY));
    }
  }

  @Test
  void anyOperation_expiredToken_saysSo() {
    OssCredentials session = new OssCredentials("STS.id", "secret", Optional.of("expired-1"));
    server.accept(session);
    try (ObjectStore store = open(server.settings())) {
      assertDenied("temporary keys have expired", () -> store.read(KEY));
    }
  }

  @Test
  void anyOperation_tokenOfOtherKeys_saysSo() {
    OssCredentials given = server.credentials();
    OssCredentials mixed =
        new OssCredentials(given.accessKeyId(), given.accessKeySecret(), Optional.of("token"));
    try (ObjectStore store = open(server.settings().withCredentials(mixed))) {
      assertDenied("security token is not valid", () -> store.put(KEY, ObjectBody.of("x")));
    }
  }

  @Test
  void anyOperation_clockIsWrong_saysSo() {
    server.setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));
    try (ObjectStore store = open(server.settings())) {
      assertDenied("clock of this machine", () -> store.head(KEY));
    }
  }

  @Test
  void anyOperation_otherRegion_saysSo() {
    OssSettings settings = OssSettings.of(server.endpoint(), "cn-other", server.credentials());
    try (ObjectStore store = open(settings)) {
      assertFails(
          ErrorKind.USAGE,
          "bucket 'bucket' is not in region 'cn-other'",
          () -> store.list("", object -> {}));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anyOperation_bucketElsewhere_namesItsEndpoint(boolean reasonsForHead) {
    if (reasonsForHead) {
      server.giveReasonsForHead();
    }
    server.createBucketElsewhere("bucket", "oss-cn-beijing.aliyuncs.com");
    try (ObjectStore store = open(server.settings())) {
      assertThatThrownBy(() -> store.put(KEY, ObjectBody.of("x")))
          .isInstanceOfSatisfying(
              ZooException.class,
              e -> assertThat(e.next()).endsWith("OSS_ENDPOINT=oss-cn-beijing.aliyuncs.com"));
      assertFails(ErrorKind.USAGE, "is not served by http://127.0.0.1", () -> store.head(KEY));
    }
  }

  @Test
  void anonymous_publicBucket_mayReadAndNothingElse() throws IOException {
    try (ObjectStore owner = open(server.settings())) {
      owner.put(KEY, ObjectBody.of("x"));
    }
    server.setPublicRead("bucket");
    try (ObjectStore store = open(server.settings().withoutCredentials())) {
      assertThat(store.head(KEY)).isPresent();
      assertThat(store.head(new ObjectKey("absent"))).isEmpty();
      try (InputStream stream = store.read(KEY, 0, 1)) {
        assertThat(stream).hasContent("x");
      }
      String text = "nothing was signed";
      assertDenied(text, () -> store.list("", object -> {}));
      assertDenied(text, () -> store.put(KEY, ObjectBody.of("y")));
      assertDenied(text, () -> store.delete(KEY));
    }
  }

  @Test
  void anonymous_privateBucket_saysThatNothingWasSigned() {
    try (ObjectStore store = open(server.settings().withoutCredentials())) {
      assertDenied("nothing was signed", () -> store.head(KEY));
      assertDenied("nothing was signed", () -> store.read(KEY));
    }
  }

  private static ObjectStore open(OssSettings settings) {
    return new OssObjectStore(settings, "bucket", "models");
  }

  private void assertDenied(String text, ThrowingCallable call) {
    assertFails(ErrorKind.ACCESS_DENIED, text, call);
  }

  private void assertFails(ErrorKind kind, String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.getMessage() + e.next())
                  .contains(text)
                  .doesNotContain("wrong-secret", server.credentials().accessKeySecret());
            });
  }
}
