package dev.modelzoo.store.oss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
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

/** The files of ossutil, as both of its versions write them. */
class OssConfigFileTest {
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
  void resolve_ossutilVersion1_isRead() throws IOException {
    writeHome(
        """
        \uFEFF# made by hand
        [ Credentials ]
         endpoint = http://oss-cn-shanghai-internal.aliyuncs.com\r
         accessKeyID= id
         accessKeySecret=se=cret#1
         stsToken=token==
        [Bucket-Endpoint]
        other_bucket=oss-cn-x.aliyuncs.com
        [Bucket-Cname]
        named=models.example.org
        """);

    assertThat(resolve().endpoint().uri())
        .isEqualTo(URI.create("http://oss-cn-shanghai-internal.aliyuncs.com"));
    assertThat(resolve().credentials())
        .contains(new OssCredentials("id", "se=cret#1", Optional.of("token==")));
    assertThat(resolve("other_bucket").endpoint().region()).contains("cn-x");
    assertUsage("the region of https://models.example.org is unknown", () -> resolve("named"));
  }

  @ParameterizedTest
  @CsvSource({"accessKeyID", "accessKeyId", "access-key-id", "access_key_id", "ACCESSKEYID"})
  void resolve_ossutilVersion2_anySpellingIsRead(String key) throws IOException {
    writeHome("[default]\n" + key + "=id\naccessKeySecret=secret\nregion=cn-hangzhou\n");

    OssSettings settings = resolve();

    assertThat(settings.endpoint().uri())
        .isEqualTo(URI.create("https://oss-cn-hangzhou.aliyuncs.com"));
    assertThat(settings.credentials()).contains(OssCredentials.of("id", "secret"));
    assertThat(settings.sources()).containsEntry("region", home + "/.ossutilconfig");
  }

  @Test
  void resolve_profileNamed_inheritsFromItsSource() throws IOException {
    writeHome(
        """
        [default]
        access-key-id=default-id
        access-key-secret=default-secret
        region=cn-hangzhou
        [profile Work]
        source_profile=default
        region=cn-shenzhen
        [profile circle]
        source-profile=circle
        [buckets bucket]
        addressing-style=path
        """);
    environment.put("OSSUTIL_PROFILE", "work");

    OssSettings settings = resolve();

    assertThat(settings.endpoint().region()).contains("cn-shenzhen");
    assertThat(settings.endpoint().addressing()).isEqualTo(OssAddressing.PATH);
    assertThat(settings.credentials().orElseThrow().accessKeyId()).isEqualTo("default-id");
    environment.put("OSSUTIL_PROFILE", "absent");
    assertUsage("has no profile 'absent'", this::resolve);
    environment.put("OSSUTIL_PROFILE", "circle");
    assertUsage("profile 'circle' that ends", this::resolve);
  }

  @Test
  void resolve_profileIsAnonymous_noOtherKeysAreUsed() throws IOException {
    writeZoo("[default]\nmode=Anonymous\nregion=cn-x\n");
    writeHome("[Credentials]\naccessKeyID=a\naccessKeySecret=b\n");

    assertThat(resolve().credentials()).isEmpty();
  }

  @Test
  void resolve_modeThatZooLacks_saysSo() throws IOException {
    writeHome("[default]\nmode=EcsRamRole\nregion=cn-x\n");

    assertUsage("asks for the mode 'ecsramrole'", this::resolve);
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
