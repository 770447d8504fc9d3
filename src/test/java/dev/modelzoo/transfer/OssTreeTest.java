package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.store.MultipartStore;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.ObjectKey;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.testing.OssServer;
import dev.modelzoo.testing.TestBytes;
import dev.modelzoo.testing.TransferFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OssTreeTest extends TreeContract {
  private static OssServer server;

  @BeforeAll
  static void startServer() {
    server = OssServer.start();
    server.setPage(3);
    server.createBucket("zoo-test");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  ObjectStore emptyStore() {
    return new OssObjectStore(server.settings(), "zoo-test", "t/" + UUID.randomUUID());
  }

  @Override
  boolean hasChecksums() {
    return true;
  }

  @Test
  void pull_bytesChangeOnTheWayOnce_areAskedForAgain() {
    byte[] bytes = TestBytes.random(9, 10_000);
    store.put(new ObjectKey("big.bin"), ObjectBody.of(bytes));
    server.corruptNextDownload("big.bin");

    here.pull(folder.resolve("model"));

    assertThat(folder.resolve("model/big.bin")).hasBinaryContent(bytes);
  }

  @Test
  void push_partsWithoutMd5_areSentAgain() throws IOException {
    byte[] bytes = TestBytes.random(2, 5 * TransferFixture.LAYOUT.chunk());
    Path model = Files.createDirectories(folder.resolve("large"));
    Files.write(model.resolve("large.bin"), bytes);
    ObjectKey key = new ObjectKey("large.bin");
    try (OssServer hiding = OssServer.start()) {
      hiding.createBucket("zoo-test");
      hiding.hideMd5OfParts();
      ObjectStore tree = new OssObjectStore(hiding.settings(), "zoo-test", "t");
      MultipartStore parts = tree.multipart().orElseThrow();
      byte[] first = Arrays.copyOf(bytes, TransferFixture.LAYOUT.chunk());
      parts.put(parts.create(key), 1, ObjectBody.of(first));

      TransferCounts counts = new TreeFixture(tree, folder).push(model).push().counts();

      assertThat(counts.bytes()).isEqualTo(bytes.length);
      assertThat(tree.read(key)).hasBinaryContent(bytes);
    }
  }
}
