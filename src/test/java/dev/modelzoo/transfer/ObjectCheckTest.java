package dev.modelzoo.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Crc64;
import dev.modelzoo.content.Md5;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.Checksums;
import dev.modelzoo.transfer.ObjectCheck.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectCheckTest {
  private static final byte[] BYTES = "123456789".getBytes(US_ASCII);
  private static final byte[] OTHERS = "123456780".getBytes(US_ASCII);

  @TempDir private Path folder;

  static Stream<Checksums> kinds() {
    return Stream.of(
        Checksums.ofSha256(Sha256.hex(BYTES, 0, BYTES.length)),
        Checksums.ofCrc64(Crc64.of(BYTES, 0, BYTES.length)),
        Checksums.ofETag(Md5.hex(BYTES, 0, BYTES.length)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void of_eachChecksum_tellsRightFromWrong(Checksums checksums) throws IOException {
    Path file = Files.write(folder.resolve("right"), BYTES);
    Path other = Files.write(folder.resolve("wrong"), OTHERS);
    Path shorter = Files.write(folder.resolve("short"), new byte[3]);

    assertThat(ObjectCheck.of(checksums, BYTES, BYTES.length)).isEqualTo(Verdict.RIGHT);
    assertThat(ObjectCheck.of(checksums, OTHERS, OTHERS.length)).isEqualTo(Verdict.WRONG);
    assertThat(ObjectCheck.of(checksums, file, BYTES.length)).isEqualTo(Verdict.RIGHT);
    assertThat(ObjectCheck.of(checksums, other, BYTES.length)).isEqualTo(Verdict.WRONG);
    assertThat(ObjectCheck.of(checksums, shorter, BYTES.length)).isEqualTo(Verdict.WRONG);
  }

  @Test
  void of_noChecksum_isUnknown() throws IOException {
    Path file = Files.write(folder.resolve("any"), BYTES);

    assertThat(ObjectCheck.of(Checksums.NONE, BYTES, BYTES.length)).isEqualTo(Verdict.UNKNOWN);
    assertThat(ObjectCheck.of(Checksums.NONE, file, BYTES.length)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void of_severalChecksums_theStrongestDecides() {
    Checksums checksums =
        Checksums.ofSha256(Sha256.hex(BYTES, 0, BYTES.length)).or(Checksums.ofCrc64(1));

    assertThat(ObjectCheck.of(checksums, BYTES, BYTES.length)).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void of_absentFile_isNotFound() {
    Checksums checksums = Checksums.ofCrc64(1);

    assertThatThrownBy(() -> ObjectCheck.of(checksums, folder.resolve("absent"), 1))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }
}
