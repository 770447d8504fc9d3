package dev.modelzoo.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ShellTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackWriterTest {
  @TempDir Path folder;

  private static Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put("SBI", "#!/bin/sh\n".getBytes(UTF_8));
    contents.put("a/" + "n".repeat(97), "99 bytes".getBytes(UTF_8));
    contents.put("a/" + "n".repeat(98), "100 bytes".getBytes(UTF_8));
    contents.put("a/" + "n".repeat(99), "101 bytes".getBytes(UTF_8));
    contents.put(("d".repeat(60) + "/").repeat(10) + "deep", new byte[600]);
    contents.put("é/声/🎙.txt", "names".getBytes(UTF_8));
    contents.put("声".repeat(80) + ".txt", "long names".getBytes(UTF_8));
    contents.put(" blanks 'and' \"quotes\" *", new byte[] {0, 1, 2});
    contents.put("-dash", "512".repeat(171).substring(0, 512).getBytes(UTF_8));
    return contents;
  }

  private static PackWriter.Pack pack() {
    PackWriter writer = new PackWriter();
    contents()
        .forEach(
            (path, bytes) -> {
              byte[] larger = Arrays.copyOf(bytes, bytes.length + 100);
              writer.add(SmallFiles.of(path, bytes, path.equals("SBI")), larger, bytes.length);
            });
    return writer.finish();
  }

  @Test
  void finish_offsets_areWhereTheFilesAre() {
    PackWriter.Pack pack = pack();

    assertThat(pack.offsets()).hasSize(contents().size());
    for (byte[] content : contents().values()) {
      int offset = Math.toIntExact(pack.offsets().getOrDefault(Sha256.hex(content), -1L));
      assertThat(Arrays.copyOfRange(pack.bytes(), offset, offset + content.length))
          .isEqualTo(content);
    }
    assertThat(pack.sha256()).isEqualTo(Sha256.hex(pack.bytes()));
  }

  @Test
  void finish_sameFiles_givesTheSameBytes() {
    assertThat(pack().bytes()).isEqualTo(pack().bytes());
  }

  @Test
  void finish_gnuTar_unpacksIt() throws IOException {
    ShellTool.require("tar --version | grep -q GNU");
    Files.write(folder.resolve("pack.tar"), pack().bytes());

    String list = ShellTool.bash(folder, "TZ=UTC tar --quoting-style=literal -tvf pack.tar");
    ShellTool.bash(folder, "mkdir out && tar -xf pack.tar -C out");

    assertThat(list.lines())
        .hasSize(contents().size())
        .allMatch(line -> line.contains(" 0/0 ") && line.contains(" 1970-01-01 00:00 "));
    assertThat(list).startsWith("-rwxr-xr-x ").contains("-rw-r--r-- ");
    List<String> names = new ArrayList<>();
    contents()
        .forEach(
            (path, bytes) -> {
              names.add(path);
              assertThat(folder.resolve("out").resolve(path)).hasBinaryContent(bytes);
            });
    assertThat(ShellTool.bash(folder, "tar --quoting-style=literal -tf pack.tar").lines())
        .containsExactlyElementsOf(names);
    assertThat(Files.isExecutable(folder.resolve("out/SBI"))).isTrue();
  }
}
