package dev.modelzoo.recognizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;

/** A model-image whose SBI each test writes, and a run folder with a list of two utterances. */
record TrialImage(Path image, Path runFolder, Path scratchParent) {
  static final Duration LONG = Duration.ofMinutes(2);
  static final String WRITE_BOTH = "printf 'u1\\thello\\nu2\\tworld\\n' > \"$2/raw_rec.txt\"";

  static TrialImage in(Path root) throws IOException {
    TrialImage trial =
        new TrialImage(
            Files.createDirectory(root.resolve("my_image")),
            Files.createDirectory(root.resolve("run")),
            Files.createDirectory(root.resolve("scratch")));
    Files.writeString(trial.runFolder.resolve("wav.scp"), "u1\t/data/u1.wav\nu2\t/data/u2.wav\n");
    Files.writeString(trial.runFolder.resolve("trans.txt"), "u1\tsecret reference\n");
    return trial;
  }

  void writeSbi(String... lines) throws IOException {
    Path sbi = image.resolve("SBI");
    Files.writeString(sbi, String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(sbi, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  SbiResult recognize() {
    return recognizer().recognize(request(LONG));
  }

  ZooException failure() {
    return failure(LONG);
  }

  ZooException failure(Duration timeLimit) {
    ZooException failure =
        catchThrowableOfType(ZooException.class, () -> recognizer().recognize(request(timeLimit)));
    assertThat(failure.kind()).isEqualTo(ErrorKind.SBI_FAILED);
    return failure;
  }

  LocalRecognizer recognizer() {
    return new LocalRecognizer(
        scratchParent,
        Map.of(
            "PATH", System.getenv("PATH"),
            "OMP_NUM_THREADS", "2",
            "AWS_SECRET_ACCESS_KEY", "hush-1",
            "ALIBABA_CLOUD_ACCESS_KEY_ID", "hush-2",
            "HTTPS_PROXY", "http://user:hush-3@proxy.invalid:3128"));
  }

  RecognitionRequest request(Duration timeLimit) {
    SbiLimits limits = new SbiLimits(timeLimit, Duration.ofMillis(200), 100_000, 200_000);
    return new RecognitionRequest(image, runFolder.resolve("wav.scp"), runFolder, limits);
  }
}
