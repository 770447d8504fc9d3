package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.store.s3.S3Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Servers that the environment names, for the tests that can be pointed at any. Their bucket must
 * exist and keep no versions; keys go below {@code zoo-test/} and stay there.
 *
 * <ul>
 *   <li>S3: {@code ZOO_TEST_S3_ENDPOINT}, {@code ZOO_TEST_S3_BUCKET}, and credentials as the AWS
 *       tools take them.
 *   <li>OSS: {@code ZOO_TEST_OSS_BUCKET}, and endpoint and keys as zoo takes them ({@code
 *       OSS_ENDPOINT}, {@code OSS_ACCESS_KEY_ID} and so on).
 * </ul>
 */
public final class ServerByEnvironment {
  /** Names the S3 server; without it its tests are skipped. */
  public static final String S3 = "ZOO_TEST_S3_ENDPOINT";

  /** Names the bucket of OSS; without it its tests are skipped. */
  public static final String OSS = "ZOO_TEST_OSS_BUCKET";

  private ServerByEnvironment() {}

  /** A store without objects. */
  public static ObjectStore s3() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("AWS_ENDPOINT_URL_S3", environment.getOrDefault(S3, ""));
    return new S3ObjectStore(
        S3Settings.fromEnvironment(environment),
        environment.getOrDefault("ZOO_TEST_S3_BUCKET", ""),
        prefix());
  }

  /**
   * A store without objects.
   *
   * @param noZoo a folder without credentials
   */
  public static ObjectStore oss(Path noZoo) {
    String bucket = System.getenv().getOrDefault(OSS, "");
    return new OssObjectStore(
        OssSettings.resolve(System.getenv(), noZoo, bucket), bucket, prefix());
  }

  private static String prefix() {
    return "zoo-test/" + UUID.randomUUID();
  }
}
