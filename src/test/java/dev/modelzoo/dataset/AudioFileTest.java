package dev.modelzoo.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.testing.WavBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFileTest {
  @TempDir private Path temp;

  @Test
  void header_usualFile_saysItAll() throws IOException {
    WavHeader header = header(WavBytes.ofSeconds(1.25).build());

    assertThat(header).isEqualTo(new WavHeader(1, 1, 16000, 16, 2, 40000, 40000, 0));
    assertThat(header.isPcm()).isTrue();
    assertThat(header.frames()).isEqualTo(20000);
    assertThat(header.duration()).isEqualTo(1.25);
  }

  @Test
  void header_chunksOfOddLength_areSkippedWithTheirPadding() throws IOException {
    byte[] bytes =
        WavBytes.ofSeconds(1)
            .before(WavBytes.chunk("JUNK", 4097))
            .after(WavBytes.chunk("LIST", 5))
            .build();

    WavHeader header = header(bytes);

    assertThat(header.duration()).isEqualTo(1.0);
    assertThat(header.isLongerThanDeclared()).isFalse();
  }

  @Test
  void header_extensible_hasTheFormatOfItsSubFormat() throws IOException {
    assertThat(header(WavBytes.ofSeconds(1).extensible().build()).isPcm()).isTrue();
    assertThat(header(WavBytes.ofSeconds(1).extensible().format(3).build()).isPcm()).isFalse();
  }

  @Test
  void header_otherFormats_areTold() throws IOException {
    WavHeader header =
        header(WavBytes.ofSeconds(1).format(7).channels(2).sampleRate(8000).bits(8).build());

    assertThat(header.format()).isEqualTo(7);
    assertThat(header.isPcm()).isFalse();
    assertThat(header.channels()).isEqualTo(2);
    assertThat(header.sampleRate()).isEqualTo(8000);
    assertThat(header.bits()).isEqualTo(8);
  }

  @Test
  void header_cutFile_isTruncated() throws IOException {
    byte[] whole = WavBytes.ofSeconds(1).build();

    WavHeader header = header(Arrays.copyOf(whole, whole.length - 16000));

    assertThat(header.isTruncated()).isTrue();
    assertThat(header.duration()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {0xFFFFFFFFL, 0x7FFFFFFFL})
  void header_lengthOfAPipe_isTruncated(long declared) throws IOException {
    WavHeader header = header(WavBytes.ofSeconds(1).declared(declared).build());

    assertThat(header.isTruncated()).isTrue();
    assertThat(header.declaredBytes()).isEqualTo(declared);
    assertThat(header.duration()).isEqualTo(1.0);
  }

  @Test
  void header_lessDeclaredThanThere_isLonger() throws IOException {
    WavHeader zero = header(WavBytes.ofSeconds(1).declared(0).build());
    WavHeader half = header(WavBytes.ofSeconds(1).declared(16000).build());

    assertThat(zero.isLongerThanDeclared()).isTrue();
    assertThat(zero.surplusBytes()).isEqualTo(32000);
    assertThat(half.isLongerThanDeclared()).isTrue();
    assertThat(half.surplusBytes()).isEqualTo(16000);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "R, it is no WAV file",
    "RIFF, header is cut off",
    "RIFF____AVI LIST, no WAV",
    "RIFF____WAVE, without a format",
    "hello world and more, it is no WAV file",
    "fLaC________, 'it is FLAC, not WAV'",
    "OggS________, 'it is Ogg, not WAV'",
    "RF64____WAVE, it is RF64",
    "RIFX____WAVE, big-endian",
  })
  void header_noWav_saysWhatItIs(String start, String problem) {
    byte[] bytes = start.getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> header(bytes))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void header_noAudioOrNoFormat_saysSo() {
    byte[] wav = WavBytes.ofSeconds(1).build();

    assertThatThrownBy(() -> header(Arrays.copyOf(wav, 36))).hasMessageContaining("without audio");
    assertThatThrownBy(() -> header(Arrays.copyOf(wav, 30))).hasMessageContaining("cut off");
    assertThatThrownBy(() -> header(WavBytes.ofSeconds(1).channels(0).build()))
        .hasMessageContaining("0 channels");
    assertThatThrownBy(() -> header(WavBytes.ofSeconds(1).sampleRate(-1).build()))
        .hasMessageContaining("4294967295 Hz");
    wav[12] = 'x';
    assertThatThrownBy(() -> header(wav)).hasMessageContaining("before its format");
  }

  @Test
  void header_anyDamage_isAnErrorOfOurs() throws IOException {
    Random random = new Random(7);
    byte[] sound = WavBytes.ofSeconds(0.01).extensible().before(WavBytes.chunk("LIST", 9)).build();
    int read = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = Arrays.copyOf(sound, random.nextInt(sound.length));
      for (int j = 0; j < 3 && bytes.length > 0; j++) {
        bytes[random.nextInt(Math.min(bytes.length, 90))] = (byte) random.nextInt();
      }
      try {
        WavHeader header = header(bytes);
        assertThat(header.duration()).isNotNegative();
        read++;
      } catch (AudioException e) {
        assertThat(e.kind()).isEqualTo(ErrorKind.CHECK_FAILED);
        assertThat(e.problem()).isNotBlank();
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void header_noFile_isNotFound() {
    assertThatThrownBy(() -> AudioFile.header(temp.resolve("none.wav")))
        .isInstanceOfSatisfying(
            ZooException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
  }

  private WavHeader header(byte[] bytes) throws IOException {
    return AudioFile.header(Files.write(temp.resolve("a.wav"), bytes));
  }
}
