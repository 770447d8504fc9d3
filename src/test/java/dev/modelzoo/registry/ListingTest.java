package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked up in a registry: rows, endpoints, suggestions, MINI sets. */
class ListingTest {
  @TempDir private Path folder;
  private ZooFile zoo;

  @BeforeEach
  void writeZoo() throws IOException {
    folder = folder.toRealPath();
    Files.writeString(
        folder.resolve("zoo.yaml"),
        """
        schema: zoo/1
        remote: file:store
        models:
          cloud: {url: 's3://bucket/models/cloud', version: 2}
          aliyun: {url: 'oss://bucket/models/aliyun/'}
        datasets:
          MINI_ZH: {url: 'file:store/datasets/MINI_ZH'}
          MINI_EN:
        """);
    Files.createDirectories(folder.resolve("models/cloud"));
    Files.createDirectories(folder.resolve("models/draft"));
    Files.createDirectories(folder.resolve("models/.draft.old"));
    Files.createDirectories(folder.resolve("datasets/MINI_DE"));
    zoo = ZooFile.read(new ZooRoot(folder));
  }

  @Test
  void of_zoo_listsEntriesAndThenFoldersThatAreNotRegistered() {
    Listing listing = Listing.of(zoo, Map.of());

    assertThat(listing.rows())
        .extracting(row -> row.entry().id().value() + " " + row.registered() + " " + row.local())
        .containsExactly(
            "cloud true true",
            "aliyun true false",
            "draft false true",
            "MINI_ZH true false",
            "MINI_EN true false",
            "MINI_DE false true");
  }

  @Test
  void toJson_entryWithBucket_hasItsPlace() {
    Listing.Row row =
        Listing.row(
            zoo,
            zoo.require(EntryKind.MODEL, new EntryId("cloud")),
            Map.of("AWS_ENDPOINT_URL_S3", "http://key:secret@localhost:9000"));

    assertThat(new Gson().toJson(row.toShowJson()))
        .isEqualTo(
            """
            {"schema":"zoo-show/1","kind":"model","id":"cloud","registered":true,\
            "url":"s3://bucket/models/cloud/","scheme":"s3","bucket":"bucket",\
            "prefix":"models/cloud/","endpoint":"http://localhost:9000","version":2,\
            "folder":"FOLDER","local":true}"""
                .replace("FOLDER", folder.resolve("models/cloud").toString()));
  }

  @Test
  void toJson_zoo_isOneObjectWithSchema() {
    Map<String, Object> json = Listing.of(zoo, Map.of()).toJson();

    assertThat(json).containsEntry("schema", "zoo-list/1").containsEntry("remote", "file:store/");
    assertThat((List<?>) json.get("models")).hasSize(3);
    assertThat((List<?>) json.get("datasets")).hasSize(3);
  }

  @Test
  void of_schemes_haveTheirEndpoints() throws IOException {
    RemoteUrl oss = RemoteUrl.parse("oss://b");
    RemoteUrl s3 = RemoteUrl.parse("s3://b");
    ZooRoot root = zoo.root();

    assertThat(Endpoints.of(RemoteUrl.parse("file:store"), root, Map.of()))
        .contains(folder.resolve("store").toString());
    assertThat(Endpoints.of(s3, root, Map.of())).contains("AWS default");
    assertThat(Endpoints.of(s3, root, Map.of("AWS_ENDPOINT_URL", "http://x"))).contains("http://x");
    assertThat(Endpoints.of(oss, root, Map.of())).isEmpty();
    assertThat(Endpoints.of(oss, root, Map.of("OSS_ENDPOINT", "oss-x"))).contains("oss-x");

    Files.createDirectories(root.credentials());
    Files.writeString(
        root.credentials().resolve("aliyun_oss.cfg"),
        """
        endpoint=wrong
        [Other]
        endpoint=wrong
        [ Credentials ]
        language=EN
        accessKeySecret=x
         EndPoint = https://oss-cn-x.example
        """
            .replace("\n", "\r\n"));
    assertThat(Endpoints.of(oss, root, Map.of())).contains("https://oss-cn-x.example");
  }

  @Test
  void require_unknownId_suggestsThoseLikeIt() {
    assertThatThrownBy(() -> zoo.require(EntryKind.DATASET, new EntryId("MINI")))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND);
              assertThat(e).hasMessage("no dataset 'MINI' in " + folder);
              assertThat(e.next()).isEqualTo("Did you mean MINI_ZH, MINI_EN, MINI_DE?");
            });
    assertThat(nextFor(EntryKind.MODEL, "colud")).isEqualTo("Did you mean cloud?");
    assertThat(nextFor(EntryKind.MODEL, "DRAFT")).isEqualTo("Did you mean draft?");
    assertThat(nextFor(EntryKind.MODEL, "zzz"))
        .isEqualTo("If file:store/ has it: zoo pull -m zzz. 'zoo list' shows what is known here.");
  }

  @Test
  void require_idOfTheOtherKind_saysSo() {
    assertThatThrownBy(() -> zoo.require(EntryKind.MODEL, new EntryId("MINI_ZH")))
        .hasMessage("no model 'MINI_ZH' in " + folder + ": it is a dataset");
  }

  @Test
  void find_miniSet_isThatOfTheLanguage() {
    assertThat(MiniSets.find(zoo, "zh")).contains(new EntryId("MINI_ZH"));
    assertThat(MiniSets.find(zoo, "zh-tw")).contains(new EntryId("MINI_ZH"));
    assertThat(MiniSets.find(zoo, "de")).contains(new EntryId("MINI_DE"));
    assertThat(MiniSets.find(zoo, "fr")).isEmpty();
    assertThat(MiniSets.find(zoo, "")).isEmpty();
  }

  private String nextFor(EntryKind kind, String id) {
    return Suggestions.unknown(zoo, kind, new EntryId(id)).next();
  }
}
