package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFileTest {
  private static final Path REAL = Path.of("../shared/data/speechio/requests");

  @TempDir private Path folder;

  @Test
  void read_modelAndSets_returnsBoth() throws IOException {
    Path file =
        write("date: '2022-08-04'\nemail:\n  - a@example.org\nmodel: m\ntest_set:\n  - A\n  - B\n");

    RequestFile request = RequestFile.read(file);

    assertThat(request)
        .isEqualTo(new RequestFile(new EntryId("m"), List.of(new EntryId("A"), new EntryId("B"))));
  }

  @Test
  void read_noTestSet_saysWhatARequestHas() throws IOException {
    Path file = write("model: m\n");

    assertThatThrownBy(() -> RequestFile.read(file))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("has no 'test_set'");
  }

  @Test
  void read_everyRealRequest_namesAModelAndSets() throws IOException {
    boolean ci = "true".equals(System.getenv("CI"));
    assumeTrue(ci || Files.isDirectory(REAL), "the shared data are not beside this checkout");
    try (Stream<Path> files = Files.list(REAL)) {
      List<Path> all = files.toList();

      assertThat(all).isNotEmpty();
      assertThat(all)
          .allSatisfy(file -> assertThat(RequestFile.read(file).testSets()).isNotEmpty());
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("request.yaml"), text);
  }
}
