package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteUrlTest {
  @ParameterizedTest
  @CsvSource({
    "file:store, file:store/",
    "file:./store//a/./b/, file:store/a/b/",
    "file:../shared, file:../shared/",
    "file:/abs, file:///abs/",
    "file:///abs/x/, file:///abs/x/",
    "file:my store, file:my store/",
    "FILE:store, file:store/",
    "s3://bucket, s3://bucket/",
    "s3://bucket/, s3://bucket/",
    "s3://bucket/a/b, s3://bucket/a/b/",
    "S3://Bucket_1/前缀/, s3://Bucket_1/前缀/",
    "' oss://b.c-d/models/x/ ', oss://b.c-d/models/x/",
  })
  void parse_goodUrl_hasOneWrittenForm(String text, String written) {
    RemoteUrl url = RemoteUrl.parse(text);

    assertThat(url).hasToString(written);
    assertThat(RemoteUrl.parse(written)).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "^^|'' is no url|Write file:FOLDER",
        "store|'store' is no url|Did you mean file:store?",
        "/data/store|'/data/store' is no url|Did you mean file:///data/store?",
        "C:\\data\\x|'C:\\data\\x' is a path, not a url|Did you mean file:///C:/data/x?",
        "gs://host/x|unknown kind of store 'gs:'|Write file:FOLDER, file:///FOLDER, s3:",
        "https:host/x|'//' is missing behind 'https:'|Write https://HOST/PATH/.",
        "http://host/x?y|the url of a web server must not have '?' or '#'|Write http://HOST/PATH/.",
        "http:///x|'' cannot be the name of a server|Write http://HOST/PATH/.",
        "http://host:x/x|'host:x' cannot be the name of a server|Write http://HOST/PATH/.",
        "https://host/a b|'a b/' cannot be a path on a web server|such as %20 for a blank",
        "https://host/../x|the key prefix '../x/' has a part|Write the prefix",
        "s3:bucket|'//' is missing behind 's3:'|Write s3://BUCKET/PREFIX/.",
        "s3://|the s3: url names no bucket|Write s3://BUCKET/PREFIX/.",
        "s3:///x|the s3: url names no bucket|Write s3://BUCKET/PREFIX/.",
        "oss://b/../x|the key prefix '../x/' has a part that is empty, '.', '..'|Write the prefix",
        "oss://b//x|the key prefix '/x/' has a part that is empty|Write the prefix",
        "s3://localhost:9000/b|'localhost:9000' looks like a server|AWS_ENDPOINT_URL_S3",
        "s3://_b/x|'_b' cannot be the name of a bucket|Write s3://BUCKET/PREFIX/.",
        "s3://b/x#y|the url of a bucket must not have '?' or '#' in it|Write s3://BUCKET/PREFIX/.",
        "file://host/x|a file: url cannot name another machine|Write file:host/x",
        "file:~/x|'~' is not expanded in a url|Write the folder in full",
        "file:|a file: url needs a folder of its own|Write file:store",
        "file:./.|a file: url needs a folder of its own|Write file:store",
      })
  void parse_badUrl_saysWhatIsWrongAndWhatToWrite(String text, String problem, String next) {
    assertThatThrownBy(() -> RemoteUrl.parse(text))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
              assertThat(e).hasMessageContaining(problem);
              assertThat(e.next()).contains(next);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "https://me:s3cr3t@host/x",
    "s3://key:s3cr3t@bucket/x",
    "oss://b/x?Signature=s3cr3t",
    "s3://b/\u0007s3cr3t"
  })
  void parse_secretInUrl_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> RemoteUrl.parse(text))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> assertThat(e.getMessage() + e.next()).doesNotContain("s3cr3t"));
  }

  @Test
  void entry_belowRemote_isItsFolderThere() {
    EntryId id = new EntryId("m");

    assertThat(RemoteUrl.parse("file:store").entry(EntryKind.MODEL, id))
        .hasToString("file:store/models/m/");
    assertThat(RemoteUrl.parse("s3://b").entry(EntryKind.DATASET, id))
        .hasToString("s3://b/datasets/m/");
  }

  @Test
  void folder_relativeUrl_isBesideTheRegistry() {
    assertThat(RemoteUrl.parse("file:../x").folder(Path.of("/zoo/home")))
        .isEqualTo(Path.of("/zoo/x"));
    assertThat(RemoteUrl.parse("file:///abs").folder(Path.of("/zoo"))).isEqualTo(Path.of("/abs"));
  }

  @Test
  void keyPrefix_bucketUrl_isItsPath() {
    assertThat(RemoteUrl.parse("s3://b/p/q").keyPrefix()).isEqualTo("p/q/");
    assertThat(RemoteUrl.parse("s3://b").keyPrefix()).isEmpty();
    assertThat(RemoteUrl.parse("file:x").keyPrefix()).isEmpty();
  }
}
