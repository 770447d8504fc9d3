package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.MultipartContract;
import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.OssServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OssMultipartTest extends MultipartContract {
  private final OssServer server = OssServer.start();

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  protected ObjectStore emptyStore() {
    server.createBucket("zoo-test");
    return new OssObjectStore(server.settings(), "zoo-test", "t/" + UUID.randomUUID());
  }

  @Test
  void partsAndUploads_moreThanAPage_areAllListed() {
    MultipartStore store = emptyStore().multipart().orElseThrow();
    ObjectKey key = new ObjectKey("big");
    server.setPage(2);
    MultipartStore.Upload upload = store.create(key);
    for (int number = 1; number <= 5; number++) {
      store.put(upload, number, ObjectBody.of("part " + number));
      store.create(key);
    }

    List<MultipartStore.Upload> uploads = new ArrayList<>();
    store.uploads(key, uploads::add);

    assertThat(uploads).hasSize(6);
    assertThat(store.parts(upload))
        .extracting(MultipartStore.Part::number)
        .containsExactly(1, 2, 3, 4, 5);
  }
}
