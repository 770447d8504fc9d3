package dev.modelzoo.store.oss;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract against a real bucket: {@code ZOO_TEST_OSS_BUCKET} (which must exist and keep no
 * versions; keys go below {@code zoo-test/} and stay there), endpoint and keys as zoo takes them:
 * {@code OSS_ENDPOINT}, {@code OSS_ACCESS_KEY_ID} and so on.
 */
@EnabledIfEnvironmentVariable(named = "ZOO_TEST_OSS_BUCKET", matches = ".+")
class OssServiceTest extends ObjectStoreContract {
  @TempDir private Path noZoo;

  @Override
  protected ObjectStore emptyStore() {
    String bucket = System.getenv("ZOO_TEST_OSS_BUCKET");
    OssSettings settings = OssSettings.resolve(System.getenv(), noZoo, bucket);
    return new OssObjectStore(settings, bucket, "zoo-test/" + UUID.randomUUID());
  }
}
