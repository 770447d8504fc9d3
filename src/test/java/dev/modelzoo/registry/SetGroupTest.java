package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetGroupTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "SET, SET",
    "SET_{08..11}, SET_08 SET_09 SET_10 SET_11",
    "'S{A,B}{1..2}_EN', SA1_EN SA2_EN SB1_EN SB2_EN",
    "'{X,Y}', X Y"
  })
  void expand_braces_giveAllIds(String text, String ids) {
    assertThat(String.join(" ", BraceExpansion.expand(text))).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S{}", "S{a}", "S{3..1}", "S{0..10000}", "{1..999}{1..999}", "{1..2..3}"})
  void expand_noRangeOrList_isRefused(String text) {
    assertThatThrownBy(() -> BraceExpansion.expand(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void groups_inRegistry_keepTheirOrderAndNameEachSetOnce() throws IOException {
    ZooFile zoo =
        zoo("groups:\n  open: SET_{01..03}\n  mixed:\n    - SET_{02..03}\n    - SET_02\n    - X\n");

    assertThat(zoo.groups().stream().map(SetGroup::name)).containsExactly("open", "mixed");
    assertThat(zoo.groups().get(1).sets().stream().map(EntryId::value))
        .containsExactly("SET_02", "SET_03", "X");
  }

  @ParameterizedTest
  @ValueSource(strings = {"open: [a b]", "open: S{1..0}", "open:", "a b: X", "open: {x: y}"})
  void groups_notListsOfSets_areRefusedWithTheirLine(String line) {
    assertThatThrownBy(() -> zoo("groups:\n  " + line + "\n"))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void update_entry_keepsGroupsAndPrivateAsWritten() throws IOException {
    String text =
        "groups: # ours\n  open: SET_{01..02} # two\ndatasets:\n  SET_01:\n    private: true # no\n";
    ZooFile zoo = zoo(text);
    EntryId set = new EntryId("SET_01");

    ZooFile after =
        zoo.update(
            EntryKind.DATASET, set, entry -> entry.withUrl(RemoteUrl.parse("file:elsewhere")));

    assertThat(Files.readString(folder.resolve("zoo.yaml")))
        .isEqualTo(text + "    url: file:elsewhere/\n");
    assertThat(after.groups()).isEqualTo(zoo.groups());
    assertThat(after.require(EntryKind.DATASET, set).confidential()).isTrue();
    assertThat(List.of(after.require(EntryKind.DATASET, set).simplified())).containsExactly(false);
  }

  private ZooFile zoo(String text) throws IOException {
    Files.writeString(folder.resolve("zoo.yaml"), text);
    return ZooFile.read(new ZooRoot(folder));
  }
}
