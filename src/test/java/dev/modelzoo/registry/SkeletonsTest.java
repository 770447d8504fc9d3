package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.check.ModelImageCheck;
import dev.modelzoo.check.TestSetCheck;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkeletonsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final EntryId ID = new EntryId("mine");

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void chooseFolder() throws IOException {
    folder = temporary.toRealPath().resolve("zoo");
  }

  @Test
  void zoo_newFolder_isEmptyZooWithEmbeddedStore() {
    Skeletons.Created created = Skeletons.zoo(folder);

    ZooFile zoo = zoo();
    assertThat(created.files()).containsExactly("zoo.yaml", "models/", "datasets/", ".gitignore");
    assertThat(zoo.remote()).contains(RemoteUrl.parse("file:store"));
    assertThat(zoo.entries(EntryKind.MODEL)).isEmpty();
    assertThat(folder.resolve(".gitignore"))
        .content()
        .contains("/store/\n", "/.zoo/\n", "/results/\n", "credentials/\n");
  }

  @Test
  void zoo_gitIgnoreThere_getsOnlyWhatItLacks() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(".gitignore"), "*.o\r\nstore\r\n.zoo/\r\nresults/");

    Skeletons.zoo(folder);

    assertThat(folder.resolve(".gitignore"))
        .content()
        .isEqualTo(
            "*.o\r\nstore\r\n.zoo/\r\nresults/\r\ncredentials/\r\n/models/.*\r\n/datasets/.*\r\n");
  }

  @Test
  void zoo_zooThere_isConflict() throws IOException {
    Skeletons.zoo(folder);
    String before = Files.readString(folder.resolve("zoo.yaml"));

    assertThatThrownBy(() -> Skeletons.zoo(folder))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
        .hasMessageContaining("has a zoo.yaml already");
    assertThat(folder.resolve("zoo.yaml")).content().isEqualTo(before);
  }

  @Test
  void zoo_leaderboardCheckout_keepsItsRemote() throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/zoo.yaml"), "m:\n  url: oss://b/models/m/\n");

    Skeletons.zoo(folder);

    assertThat(zoo().remote()).contains(RemoteUrl.parse("oss://b"));
  }

  @Test
  void update_registryJustMade_putsEntryBelowItsComments() throws IOException {
    Skeletons.zoo(folder);

    zoo().update(EntryKind.MODEL, ID, e -> e.withUrl(RemoteUrl.parse("file:store/models/mine")));

    assertThat(folder.resolve("zoo.yaml"))
        .content()
        .contains(
            "oss://BUCKET/models/ID/\n  mine:\n    url: file:store/models/mine/\n\ndatasets:\n");
  }

  @Test
  void model_new_isRefusedUntilItIsFilledIn() throws IOException {
    Skeletons.zoo(folder);

    Skeletons.Created created = Skeletons.model(zoo(), ID, "yue", TODAY);

    assertThat(new ModelImageCheck().check(created.folder()).findings())
        .extracting(finding -> finding.rule().id())
        .containsExactlyInAnyOrder(
            "IMG017", "IMG018", "IMG019", "IMG006", "IMG006", "IMG006", "IMG022");
    ModelCard card = ModelCard.read(created.folder().resolve("model.yaml"));
    assertThat(card.language()).isEqualTo("yue");
    assertThat(card.date()).contains("2026-11-22");
    Path sbi = created.folder().resolve("SBI");
    assertThat(sbi).isExecutable();
    Files.writeString(sbi, Files.readString(sbi).replace(Skeletons.SBI_MARK, "#"));
    assertThat(new ModelImageCheck().check(created.folder()).errors()).isEqualTo(2);
    Files.writeString(created.folder().resolve("README.md"), "Ten parameters.\n");
    assertThat(new ModelImageCheck().check(created.folder()).errors()).isEqualTo(1);
    Files.writeString(created.folder().resolve("assets/model.bin"), "x");
    assertThat(new ModelImageCheck().check(created.folder()).hasErrors()).isFalse();
    assertThat(created.folder().resolve("assets")).isNotEmptyDirectory();
    assertThat(zoo().find(EntryKind.MODEL, ID)).isEmpty();
  }

  @Test
  void model_newSbi_writesOneEmptyHypothesisPerUtterance() throws Exception {
    Skeletons.zoo(folder);
    Path image = Skeletons.model(zoo(), ID, "en", TODAY).folder();
    Path list = temporary.resolve("wav.scp");
    Path results = Files.createDirectories(temporary.resolve("result dir"));
    Files.writeString(list, "u1\t/a b/1.wav\nu2 /2.wav");

    Process process =
        new ProcessBuilder("./SBI", list.toString(), results.toString())
            .directory(image.toFile())
            .redirectError(temporary.resolve("log").toFile())
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(results.resolve("raw_rec.txt")).content().isEqualTo("u1\t\nu2\t\n");
    assertThat(temporary.resolve("log")).content().contains("u1 (/a b/1.wav)", "filled in");
  }

  @Test
  void dataset_new_isRefusedUntilItsExampleIsReplaced() throws IOException {
    Skeletons.zoo(folder);

    Skeletons.Created created = Skeletons.dataset(zoo(), ID);

    assertThat(new TestSetCheck().check(created.folder()).findings())
        .singleElement()
        .extracting(finding -> finding.rule().id())
        .isEqualTo("SET013");
    assertThat(created.files()).containsExactly("metadata.tsv", "audio/example.wav", "README.md");
    assertThat(created.folder().resolve("metadata.tsv"))
        .content()
        .startsWith("ID\tAUDIO\tDURATION\tTEXT\n");
    assertThat(created.folder().resolve("README.md")).content().startsWith("# mine\n");
  }

  @Test
  void model_folderWithSomethingInIt_isConflictThatListsIt() throws IOException {
    Skeletons.zoo(folder);
    Files.createDirectories(folder.resolve("models/mine"));
    Files.writeString(folder.resolve("models/mine/notes.txt"), "mine");

    assertThatThrownBy(() -> Skeletons.model(zoo(), ID, "en", TODAY))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
        .hasMessageContaining("has something in it already: notes.txt");
    assertThat(folder.resolve("models/mine")).isDirectoryNotContaining("glob:**SBI");
  }

  @Test
  void model_idThatIsRegisteredOrDiffersInCase_isConflict() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("zoo.yaml"), "schema: zoo/1\nmodels: {mine: , Other: }\n");

    assertThatThrownBy(() -> Skeletons.model(zoo(), ID, "en", TODAY))
        .hasMessageContaining("the model 'mine' is registered already");
    assertThatThrownBy(() -> Skeletons.model(zoo(), new EntryId("other"), "en", TODAY))
        .hasMessageContaining("'other' differs from the model 'Other' in case only");
  }

  private ZooFile zoo() {
    return ZooFile.read(new ZooRoot(folder));
  }
}
