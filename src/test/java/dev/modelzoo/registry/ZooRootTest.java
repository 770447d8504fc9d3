package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooRootTest {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path temporary;
  private Path zoo;

  @BeforeEach
  void makeFolders() throws IOException {
    temporary = temporary.toRealPath();
    zoo = temporary.resolve("zoo");
    Files.createDirectories(zoo.resolve("models/m"));
    Files.createDirectories(temporary.resolve("elsewhere"));
  }

  @Test
  void find_fromBelow_isTheNearestFolderWithRegistry() throws IOException {
    Files.writeString(zoo.resolve("zoo.yaml"), "schema: zoo/1\n");
    Files.writeString(temporary.resolve("zoo.yaml"), "schema: zoo/1\n");

    assertThat(find(zoo.resolve("models/m")).folder()).isEqualTo(zoo);
    assertThat(find(temporary.resolve("elsewhere")).folder()).isEqualTo(temporary);
  }

  @Test
  void find_insideModelsOfLeaderboard_isTheCheckoutAboveIt() throws IOException {
    Files.writeString(zoo.resolve("models/zoo.yaml"), "m:\n  url: oss://b/models/m/\n");

    assertThat(find(zoo).folder()).isEqualTo(zoo);
    assertThat(find(zoo.resolve("models")).folder()).isEqualTo(zoo);
    assertThat(find(zoo.resolve("models/m")).folder()).isEqualTo(zoo);
    assertThat(named(zoo.resolve("models/zoo.yaml")).folder()).isEqualTo(zoo);
  }

  @Test
  void find_zooInFolderCalledModels_isThatFolder() throws IOException {
    Files.writeString(zoo.resolve("models/zoo.yaml"), "# mine\nschema: zoo/1\n");

    assertThat(find(zoo.resolve("models/m")).folder()).isEqualTo(zoo.resolve("models"));
  }

  @Test
  void find_none_saysHowToMakeOne() {
    assertThatThrownBy(() -> find(zoo))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND);
              assertThat(e).hasMessageStartingWith("no zoo here: neither " + zoo);
              assertThat(e.next()).contains("zoo init", "--zoo", "ZOO_HOME");
            });
  }

  @Test
  void find_named_leadsOverEnvironmentAndCurrentFolder() throws IOException {
    Path other = Files.createDirectories(temporary.resolve("other"));
    Files.writeString(zoo.resolve("zoo.yaml"), "");
    Files.writeString(other.resolve("zoo.yaml"), "");
    Map<String, String> home = Map.of("ZOO_HOME", other.toString());

    assertThat(ZooRoot.find(zoo, Optional.empty(), home).folder()).isEqualTo(other);
    assertThat(ZooRoot.find(other, Optional.of(zoo), home).folder()).isEqualTo(zoo);
    assertThat(ZooRoot.find(temporary, Optional.of(Path.of("zoo/zoo.yaml")), home).folder())
        .isEqualTo(zoo);
  }

  @Test
  void find_namedOrInEnvironmentButNoZoo_isNotFound() {
    assertThatThrownBy(() -> named(temporary.resolve("absent")))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
        .hasMessageContaining("there is no zoo.yaml in " + temporary.resolve("absent"));
    assertThatThrownBy(() -> ZooRoot.find(zoo, Optional.empty(), Map.of("ZOO_HOME", "elsewhere")))
        .hasMessageStartingWith("ZOO_HOME=elsewhere");
  }

  @Test
  void find_modelFolderThatIsLink_followsThePathOfTheShell() throws IOException {
    Files.writeString(zoo.resolve("zoo.yaml"), "");
    Path link = zoo.resolve("models/linked");
    Files.createSymbolicLink(link, temporary.resolve("elsewhere"));
    Path real = temporary.resolve("elsewhere");

    ZooRoot found = ZooRoot.find(real, Optional.empty(), Map.of("PWD", link.toString()));

    assertThat(found.folder()).isEqualTo(zoo);
  }

  @Test
  void makeState_firstTime_isHiddenFromGit() {
    ZooRoot root = new ZooRoot(zoo);

    Path locks = root.makeState("locks");

    assertThat(locks).isEqualTo(zoo.resolve(".zoo/locks")).isDirectory();
    assertThat(zoo.resolve(".zoo/.gitignore")).hasContent("*");
  }

  private static ZooRoot find(Path start) {
    return ZooRoot.find(start, Optional.empty(), NOTHING);
  }

  private ZooRoot named(Path path) {
    return ZooRoot.find(temporary, Optional.of(path), NOTHING);
  }
}
