package dev.modelzoo.cli.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectMetadata;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.store.s3.S3Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RehearsalServerTest {
  private static final ObjectKey KEY = new ObjectKey("a/b");

  private RehearsalServer server;
  private S3ObjectStore store;

  @BeforeEach
  void start() throws IOException {
    server = RehearsalServer.start();
    store =
        new S3ObjectStore(
            S3Settings.fromEnvironment(
                Map.of(
                    "AWS_ENDPOINT_URL_S3", server.endpoint(),
                    "AWS_ACCESS_KEY_ID", "none",
                    "AWS_SECRET_ACCESS_KEY", "none")),
            "bucket",
            "prefix/");
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Test
  void put_thenRead_givesTheBytes() throws IOException {
    store.put(KEY, ObjectBody.of("text"));

    try (InputStream in = store.read(KEY)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("text");
    }
    assertThat(store.head(KEY).orElseThrow().size()).isEqualTo(4);
  }

  @Test
  void putIfAbsent_twice_refusesTheSecond() {
    boolean first = store.putIfAbsent(KEY, ObjectBody.of("one"));
    boolean second = store.putIfAbsent(KEY, ObjectBody.of("two"));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(store.supportsExclusivePut()).isTrue();
  }

  @Test
  void list_givesWhatIsBelowThePrefix() {
    store.put(KEY, ObjectBody.of("1"));
    store.put(new ObjectKey("a/c"), ObjectBody.of(""));
    store.put(new ObjectKey("d"), ObjectBody.of("3"));
    List<ObjectMetadata> found = new ArrayList<>();

    store.list("a/", found::add);

    assertThat(found).extracting(o -> o.key().value()).containsExactly("a/b", "a/c");
    assertThat(found).extracting(ObjectMetadata::size).containsExactly(1L, 0L);
  }

  @Test
  void delete_makesItAbsent() {
    store.put(KEY, ObjectBody.of("1"));

    store.delete(KEY);

    assertThat(store.head(KEY)).isEmpty();
  }
}
