package dev.modelzoo.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.TestBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every promise of {@link MultipartStore}. Each store's test extends it. */
public abstract class MultipartContract {
  private static final ObjectKey KEY = new ObjectKey("assets/中文 +%25.bin");
  private final byte[] bytes = TestBytes.random(5, minimum() + 2000);

  private ObjectStore store = new dev.modelzoo.testing.InMemoryObjectStore();

  /** Bytes that every part but the last must have. */
  protected int minimum() {
    return 500;
  }

  /** A store without objects or uploads. */
  protected abstract ObjectStore emptyStore();

  @BeforeEach
  void openStore() {
    store = emptyStore();
  }

  @Test
  void complete_partsSentInAnyOrder_makeTheObject() throws IOException {
    MultipartStore.Upload upload = multipart().create(KEY);
    MultipartStore.Part second = put(upload, 2, minimum(), bytes.length);
    MultipartStore.Part first = put(upload, 1, 0, minimum());

    multipart().complete(upload, List.of(first, second));

    try (InputStream in = store.read(KEY)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(uploads(KEY)).isEmpty();
  }

  @Test
  void parts_sentAgain_listsTheLatter() {
    MultipartStore.Upload upload = multipart().create(KEY);
    put(upload, 1, 0, 10);
    put(upload, 2, 10, 30);

    put(upload, 1, 100, 200);

    List<MultipartStore.Part> parts = multipart().parts(upload);
    assertThat(parts).extracting(MultipartStore.Part::number).containsExactly(1, 2);
    assertThat(parts).extracting(MultipartStore.Part::size).containsExactly(100L, 20L);
    assertThat(parts.get(0).etag())
        .isEqualToIgnoringCase(dev.modelzoo.content.Md5.hex(bytes, 100, 100));
  }

  @Test
  void uploads_ofOtherKeys_areNotVisited() {
    multipart().create(new ObjectKey(KEY + ".2"));
    MultipartStore.Upload upload = multipart().create(KEY);

    assertThat(uploads(KEY)).extracting(MultipartStore.Upload::id).containsExactly(upload.id());
  }

  @Test
  void head_beforeComplete_seesNothing() {
    MultipartStore.Upload upload = multipart().create(KEY);
    put(upload, 1, 0, 1000);

    assertThat(store.head(KEY)).isEmpty();
    List<ObjectMetadata> listed = new ArrayList<>();
    store.list("", listed::add);
    assertThat(listed).isEmpty();
  }

  @Test
  void abort_twice_leavesNothing() {
    MultipartStore.Upload upload = multipart().create(KEY);
    put(upload, 1, 0, 1000);

    multipart().abort(upload);
    multipart().abort(upload);

    assertThat(uploads(KEY)).isEmpty();
    assertThat(store.head(KEY)).isEmpty();
  }

  @Test
  void complete_twice_isNotFoundOrDoneAgain() {
    MultipartStore.Upload upload = multipart().create(KEY);
    List<MultipartStore.Part> parts = List.of(put(upload, 1, 0, 1000));
    multipart().complete(upload, parts);

    try {
      multipart().complete(upload, parts);
    } catch (ZooException e) {
      assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    assertThat(store.head(KEY).orElseThrow().size()).isEqualTo(1000);
  }

  private MultipartStore multipart() {
    return store.multipart().orElseThrow();
  }

  private MultipartStore.Part put(MultipartStore.Upload upload, int number, int from, int to) {
    return multipart().put(upload, number, ObjectBody.of(Arrays.copyOfRange(bytes, from, to)));
  }

  private List<MultipartStore.Upload> uploads(ObjectKey key) {
    List<MultipartStore.Upload> found = new ArrayList<>();
    multipart().uploads(key, found::add);
    return found;
  }
}
