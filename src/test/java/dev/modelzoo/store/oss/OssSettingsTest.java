package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.HttpProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings come from, and which of them count. */
class OssSettingsTest {
  private static final String ZOO_FILE =
      """
      [Credentials]
      language=EN
      endpoint=oss-cn-beijing.aliyuncs.com
      accessKeyID=zoo-id
      accessKeySecret=zoo-secret
      """;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path zoo = Path.of("");
  private Path home = Path.of("");

  @BeforeEach
  void makeFolders() throws IOException {
    zoo = Files.createDirectories(folder.resolve("zoo/credentials")).resolve("..").normalize();
    home = Files.createDirectories(folder.resolve("home"));
    environment.put("HOME", home.toString());
  }

  @Test
  void resolve_nothing_saysHowToNameTheEndpoint() {
    assertUsage("the endpoint of OSS is not known", this::resolve);
  }

  @Test
  void resolve_leaderboardFile_isAllThatIsNeeded() throws IOException {
    writeZoo(ZOO_FILE);

    OssSettings settings = resolve();

    assertThat(settings.endpoint())
        .isEqualTo(
            new OssEndpoint(
                URI.create("https://oss-cn-beijing.aliyuncs.com"),
                Optional.of("cn-beijing"),
                OssAddressing.VIRTUAL));
    assertThat(settings.credentials()).contains(OssCredentials.of("zoo-id", "zoo-secret"));
    String source = zoo.resolve("credentials/aliyun_oss.cfg").toString();
    assertThat(settings.sources())
        .containsEntry("endpoint", source)
        .containsEntry("credentials", source)
        .containsEntry("region", "the endpoint's name");
  }

  @Test
  void resolve_fileOfOssutilNamed_isReadBeforeTheZoos() throws IOException {
    writeZoo(ZOO_FILE);
    Path other = folder.resolve("other.cfg");
    Files.writeString(other, "[Credentials]\nendpoint=oss-cn-x.aliyuncs.com\n");
    environment.put("OSSUTIL_CONFIG_FILE", other.toString());

    assertThat(resolve().endpoint().region()).contains("cn-x");
    assertThat(resolve().credentials().orElseThrow().accessKeyId()).isEqualTo("zoo-id");
    environment.put("OSSUTIL_CONFIG_FILE", folder.resolve("none").toString());
    assertThatThrownBy(this::resolve)
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  @Test
  void resolve_zooAndHome_zooComesFirst() throws IOException {
    writeZoo(ZOO_FILE);
    writeHome("[Credentials]\nendpoint=oss-cn-x.aliyuncs.com\naccessKeyID=a\naccessKeySecret=b\n");

    assertThat(resolve().endpoint().region()).contains("cn-beijing");
    assertThat(resolve().credentials().orElseThrow().accessKeyId()).isEqualTo("zoo-id");
  }

  @Test
  void resolve_environment_comesFirst() throws IOException {
    writeZoo(ZOO_FILE);
    environment.putAll(
        Map.of(
            "ALIBABA_CLOUD_ACCESS_KEY_ID", "cloud-id",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "cloud-secret",
            "ALIBABA_CLOUD_SECURITY_TOKEN", "cloud-token"));

    assertThat(resolve().credentials())
        .contains(new OssCredentials("cloud-id", "cloud-secret", Optional.of("cloud-token")));

    environment.putAll(
        Map.of(
            "OSS_ACCESS_KEY_ID", " id ",
            "OSS_ACCESS_KEY_SECRET", "secret",
            "OSS_ENDPOINT", "oss-accelerate.aliyuncs.com",
            "OSS_REGION", "oss-cn-y",
            "OSS_ADDRESSING_STYLE", "cname",
            "SSL_CERT_FILE", "/a.pem"));
    OssSettings settings = resolve();
    // Keys stay together: no token of other keys.
    assertThat(settings.credentials()).contains(OssCredentials.of("id", "secret"));
    assertThat(settings.endpoint())
        .isEqualTo(
            new OssEndpoint(
                URI.create("https://oss-accelerate.aliyuncs.com"),
                Optional.of("cn-y"),
                OssAddressing.CNAME));
    assertThat(settings.certificates()).contains(Path.of("/a.pem"));
    assertThat(settings.sources()).containsEntry("endpoint", "the environment (OSS_*)");
  }

  @Test
  void resolve_regionOfAWeakerSource_countsOnlyWhereTheEndpointTellsNone() throws IOException {
    writeHome("[default]\nregion=cn-home\n");

    environment.put("OSS_ENDPOINT", "oss-cn-x.aliyuncs.com");
    assertThat(resolve().endpoint().region()).contains("cn-x");
    environment.put("OSS_ENDPOINT", "oss-accelerate.aliyuncs.com");
    assertThat(resolve().endpoint().region()).contains("cn-home");
    assertThat(resolve().sources()).containsEntry("region", home + "/.ossutilconfig");
  }

  @Test
  void resolve_noKeys_isAnonymous() {
    environment.put("OSS_ENDPOINT", "oss-accelerate.aliyuncs.com");

    assertThat(resolve().credentials()).isEmpty();
    assertThat(resolve().sources()).doesNotContainKey("credentials");
  }

  @Test
  void resolve_halfOfTheKeys_isRefused() {
    environment.put("OSS_REGION", "cn-x");
    environment.put("OSS_ACCESS_KEY_ID", "id");
    assertUsage("no access key secret", this::resolve);

    environment.remove("OSS_ACCESS_KEY_ID");
    environment.put("OSS_ACCESS_KEY_SECRET", "secret");
    assertUsage("no access key id", this::resolve);
  }

  @Test
  void resolve_zooNamesAStrangersServer_keysOfTheUserStayHere() throws IOException {
    writeZoo("[Credentials]\nendpoint=https://oss-cn-x.aliyuncs.com.evil.example\n");
    assertThat(resolve().credentials()).isEmpty();
    environment.put("OSS_ACCESS_KEY_ID", "id");
    environment.put("OSS_ACCESS_KEY_SECRET", "secret");
    environment.put("OSS_REGION", "cn-x");

    assertUsage("keys of the environment (OSS_*) are not sent there", this::resolve);

    writeZoo("[Credentials]\nendpoint=https://oss-cn-x.aliyuncs.com\n");
    assertThat(resolve().credentials()).isPresent();
  }

  @Test
  void resolve_addressingStyleUnknown_isRefused() {
    environment.put("OSS_REGION", "cn-x");
    environment.put("OSS_ADDRESSING_STYLE", "dns");

    assertUsage("addressing style in the environment (OSS_*) is none: 'dns'", this::resolve);
  }

  @Test
  void resolve_proxy_isThatOfTheScheme() {
    environment.put("OSS_REGION", "cn-x");
    environment.put("HTTP_PROXY", "http://plain:1");
    environment.put("HTTPS_PROXY", "http://secure:2");

    assertThat(resolve().proxy()).contains(new HttpProxy("secure", 2, Optional.empty()));
    environment.put("NO_PROXY", ".aliyuncs.com");
    assertThat(resolve().proxy()).isEmpty();
  }

  @Test
  void toString_withCredentials_showsNone() throws IOException {
    writeZoo(ZOO_FILE);

    assertThat(resolve().toString()).doesNotContain("zoo-id").doesNotContain("zoo-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "Bad,p",
    "a,p",
    "bad/bucket,p",
    "user@host,p",
    "'',p",
    "-x,p",
    "a.b,p",
    "buck,/p",
    "buck,a/../b"
  })
  void newStore_namesThatCannotBe_areRefused(String bucket, String prefix) {
    environment.put("OSS_REGION", "cn-x");
    OssSettings settings = resolve();

    assertUsage("cannot be", () -> new OssObjectStore(settings, bucket, prefix));
  }

  private OssSettings resolve() {
    return resolve("bucket");
  }

  private OssSettings resolve(String bucket) {
    return OssSettings.resolve(environment, zoo, bucket);
  }

  private void writeZoo(String text) throws IOException {
    Files.writeString(zoo.resolve("credentials/aliyun_oss.cfg"), text);
  }

  private void writeHome(String text) throws IOException {
    Files.writeString(home.resolve(".ossutilconfig"), text);
  }

  private static void assertUsage(String text, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining(text);
  }
}
