package dev.modelzoo.store.s3;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.ObjectStoreContract;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The contract against any server: {@code ZOO_TEST_S3_ENDPOINT}, {@code ZOO_TEST_S3_BUCKET} (which
 * must exist; keys go below {@code zoo-test/} and stay there) and credentials as the AWS tools take
 * them.
 */
@EnabledIfEnvironmentVariable(named = "ZOO_TEST_S3_ENDPOINT", matches = ".+")
class S3EndpointTest extends ObjectStoreContract {
  @Override
  protected ObjectStore emptyStore() {
    S3Settings settings =
        S3Settings.fromEnvironment(System.getenv())
            .withEndpoint(
                S3Settings.endpoint("ZOO_TEST_S3_ENDPOINT", System.getenv("ZOO_TEST_S3_ENDPOINT")));
    return new S3ObjectStore(
        settings, System.getenv("ZOO_TEST_S3_BUCKET"), "zoo-test/" + UUID.randomUUID());
  }
}
