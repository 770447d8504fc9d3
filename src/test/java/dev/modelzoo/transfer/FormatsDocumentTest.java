package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.content.ContentDigest;
import dev.modelzoo.content.DigestVectors;
import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.HashCache;
import dev.modelzoo.content.HashedFile;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Location;
import dev.modelzoo.content.ManifestEntry;
import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/formats.md says what the code does: its shell lines, run here, give zoo's digests. */
class FormatsDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/formats.md");
  private static final Pattern SHELL = Pattern.compile("(?s)```bash\n(.*?)```");

  @TempDir Path folder;

  @BeforeEach
  void requireTools() {
    ShellTool.require("split --version && sha256sum --version && xxd -v && find -printf '' -quit");
  }

  @Test
  void vectors_ofTheDocument_areThoseOfTheTests() throws IOException {
    String text = Files.readString(DOCUMENT);

    DigestVectors.FILES.forEach(
        (size, digest) -> assertThat(text).contains("| " + size + " | `" + digest + "` |"));
    assertThat(text).contains("\n" + String.join("\n", DigestVectors.LINES) + "\n");
    assertThat(text).contains("\n`" + DigestVectors.CONTENT + "`\n");
  }

  @Test
  void fileDigest_ofTheDocument_agreesWithTheVectorsAndZoo() throws IOException {
    String script = shell() + "seq 10000000 | head -c \"$1\" > \"$1\" || true; file_digest \"$1\"";

    for (int size : DigestVectors.FILES.keySet()) {
      assertThat(ShellTool.bash(folder, script, Integer.toString(size)))
          .isEqualTo(DigestVectors.FILES.get(size));
    }

    for (HashedFile file : hashed(folder)) {
      assertThat(file.digest()).hasToString(DigestVectors.FILES.get(Integer.parseInt(file.path())));
    }
  }

  @Test
  void contentDigest_ofTheDocument_agreesWithTheVectorsAndZoo() throws IOException {
    Path tree = folder.resolve("tree");

    String output = ShellTool.bash(folder, shell() + "make_tree tree; content_digest tree");

    assertThat(output).isEqualTo(DigestVectors.CONTENT);
    List<ManifestEntry> entries =
        hashed(tree).stream().map(file -> file.toEntry(Location.NOWHERE)).toList();
    assertThat(entries.stream().map(FormatsDocumentTest::line))
        .containsExactlyElementsOf(DigestVectors.LINES);
    assertThat(ContentDigest.of(entries)).hasToString(DigestVectors.CONTENT);
  }

  private static String line(ManifestEntry entry) {
    return "%s %s %d %s"
        .formatted(entry.mode().symbol(), entry.digest(), entry.size(), entry.path());
  }

  private List<HashedFile> hashed(Path tree) {
    HashCache cache = HashCache.open(folder.resolve(".zoo-test-cache"), ChunkLayout.STANDARD);
    return new FolderHasher(ChunkLayout.STANDARD, new Workers(2), TransferListener.NONE)
        .hash(FileTree.scan(tree, IgnoreRules.NONE), cache);
  }

  private static String shell() throws IOException {
    return SHELL
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map((MatchResult block) -> block.group(1))
        .collect(Collectors.joining());
  }
}
