package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The errors of a run of an SBI, each with what to do next. */
final class SbiFailure {
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          4, "SIGILL",
          6, "SIGABRT",
          8, "SIGFPE",
          9, "SIGKILL, often for lack of memory",
          11, "SIGSEGV",
          13, "SIGPIPE",
          15, "SIGTERM");

  private SbiFailure() {}

  static ZooException of(String message, String next) {
    return new ZooException(ErrorKind.SBI_FAILED, message, next);
  }

  /** {@code remedy} says what may be wrong with where it ran. */
  static ZooException exitStatus(RecognitionRequest request, int status, Path log, String remedy) {
    return of(
        sbi(request) + " " + meaning(status) + LogTail.of(log),
        "Read %s. %s Then run the same command again.".formatted(log, remedy));
  }

  private static String meaning(int status) {
    if (status == 126 || status == 127) {
      return "exited with status " + status + " (a program that it calls cannot be run or found)";
    }
    if (status > 128 && status < 160) {
      int signal = status - 128;
      return "was ended by signal " + signal + " (" + SIGNALS.getOrDefault(signal, "unusual") + ")";
    }
    return "exited with status " + status;
  }

  static ZooException timeLimit(RecognitionRequest request, Path log) {
    return of(
        sbi(request)
            + " ran for longer than its time limit of "
            + text(request.limits().time())
            + ", so it was ended"
            + LogTail.of(log),
        "Raise the time limit, try fewer utterances, or find in " + log + " where it hangs.");
  }

  /** A bound other than time: {@code what} ends a sentence that begins with the SBI. */
  static ZooException bound(RecognitionRequest request, String what, Path log) {
    return of(
        sbi(request) + " " + what + ", so it was ended" + LogTail.of(log),
        "Raise the limit, or let the SBI keep to its folders: " + log + " may say what it did.");
  }

  static ZooException outOfMemory(RecognitionRequest request, long limit, Path log) {
    return of(
        "%s needed more than its limit of %,d bytes of memory, so it was ended%s"
            .formatted(sbi(request), limit, LogTail.of(log)),
        "Raise --memory, or let the SBI hold less at once.");
  }

  static ZooException notStarted(RecognitionRequest request, String engine, String why) {
    return of(
        "%s could not start %s: %s".formatted(engine, sbi(request), LogTail.clean(why)),
        "Mend what it names: often an interpreter that docker/Dockerfile does not install.");
  }

  static ZooException interrupted(RecognitionRequest request) {
    return of(
        sbi(request) + " was interrupted, its processes were ended",
        "Run the same command again: the unfinished result folder is used again.");
  }

  static String sbi(RecognitionRequest request) {
    return "the SBI of " + request.imageName();
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() / 1000.0 + " s";
  }
}
