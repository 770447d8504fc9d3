package dev.modelzoo.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.testing.TemporaryMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDiagnosisTest {
  @TempDir private Path folder;

  @Test
  void ofZoo_everythingWritable_isWellAndLeavesNothing() throws IOException {
    Files.createFile(folder.resolve("zoo.yaml"));

    assertThat(FolderDiagnosis.ofZoo(new ZooRoot(folder)))
        .isEqualTo(Diagnosis.ok("folder", folder.toString()));
    assertThat(folder).isDirectoryNotContaining("glob:**doctor*");
  }

  @Test
  void ofZoo_readOnlyDisk_namesTheRegistry() throws IOException {
    try (TemporaryMount disk = TemporaryMount.tmpfs(folder.resolve("zoo"), "size=1m")) {
      Path zoo = folder.resolve("zoo");
      Files.createFile(zoo.resolve("zoo.yaml"));
      Files.createDirectory(zoo.resolve("datasets"));
      disk.remount("ro");

      Diagnosis found = FolderDiagnosis.ofZoo(new ZooRoot(zoo));

      assertThat(found.state()).isEqualTo(Diagnosis.State.WARN);
      assertThat(found.what()).contains("is not writable (zoo.yaml, datasets/)");
      assertThat(found.fix()).contains("zoo init");
    }
  }

  @Test
  void ofZoo_registryThatMayNotBeWritten_namesIt() throws IOException {
    assumeThat(TemporaryMount.isRoot()).as("root may write anything").isFalse();
    Path registry = Files.createFile(folder.resolve("zoo.yaml"));
    Files.setPosixFilePermissions(registry, PosixFilePermissions.fromString("r--r--r--"));

    assertThat(FolderDiagnosis.ofZoo(new ZooRoot(folder)).what())
        .contains("is not writable (zoo.yaml)");
  }
}
