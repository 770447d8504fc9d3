package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioStageTest {
  @TempDir private Path root;
  private ScratchFolder scratch;

  @BeforeEach
  void makeScratch() {
    scratch = ScratchFolder.create(root.resolve("run"));
  }

  @AfterEach
  void removeScratch() {
    scratch.close();
  }

  @Test
  void plain_foldersOfAudioOnly_areShownAsTheyAre() throws IOException {
    AudioList list = list(audio("set/audio/s1/a.wav"), audio("set/audio/s2/b.WAV"));
    audio("set/audio/s2/unlisted.wav");

    AudioStage.Staged staged = AudioStage.plain(list, scratch);

    assertThat(staged.folder()).isEqualTo(root.resolve("set/audio"));
    assertThat(staged.listAt(list, "/x").items())
        .extracting(AudioList.Item::path)
        .containsExactly("/x/s1/a.wav", "/x/s2/b.WAV");
  }

  @Test
  void plain_somethingElseBesideTheAudio_isNotShown() throws IOException {
    AudioList list = list(audio("set/a.wav"), audio("set/sub/a.wav"));
    Files.writeString(root.resolve("set/metadata.tsv"), "secret");

    AudioStage.Staged staged = AudioStage.plain(list, scratch);

    assertThat(staged.folder()).isEqualTo(scratch.audio());
    assertThat(staged.paths()).containsExactly(Path.of("0/a.wav"), Path.of("1/a.wav"));
    assertThat(scratch.audio().resolve("1/a.wav")).hasContent("set/sub/a.wav");
  }

  @Test
  void plain_audioThatIsALink_isShownAsTheFileItself() throws IOException {
    Path target = audio("elsewhere/real.wav");
    Files.createDirectories(root.resolve("set"));
    Path link = Files.createSymbolicLink(root.resolve("set/a.wav"), target);

    AudioStage.Staged staged = AudioStage.plain(list(link), scratch);

    assertThat(scratch.audio().resolve(staged.paths().get(0)))
        .isRegularFile()
        .hasContent("elsewhere/real.wav");
    assertThat(Files.isSymbolicLink(scratch.audio().resolve(staged.paths().get(0)))).isFalse();
  }

  @Test
  void hidden_anyAudio_isNamedAfterItsOpaqueIdAlone() throws IOException {
    AudioList list = list(audio("set/a.wav"), audio("set/no-extension"));
    OpaqueIds ids = new OpaqueIds(list);

    AudioStage.Staged staged = AudioStage.hidden(list, ids, scratch);

    assertThat(staged.paths())
        .containsExactly(Path.of(ids.of("u0") + ".wav"), Path.of(ids.of("u1")));
    assertThat(scratch.audio().resolve(staged.paths().get(1))).hasContent("set/no-extension");
  }

  private Path audio(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private static AudioList list(Path... files) {
    List<Path> all = Arrays.asList(files);
    return new AudioList(
        all.stream().map(f -> new AudioList.Item("u" + all.indexOf(f), f.toString())).toList());
  }
}
