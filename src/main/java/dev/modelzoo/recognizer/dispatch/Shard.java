package dev.modelzoo.recognizer.dispatch;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One part of the list of a run. It is finished when its folder is there, which appears whole: of
 * two who run the same shard, such as when a node that seemed lost comes back, the first one
 * counts.
 *
 * @param home the folder of all shards of the run
 * @param number from 1 up
 * @param utterances at least 1
 * @param audioSeconds of them, as the metadata says
 */
public record Shard(Path home, int number, int utterances, double audioSeconds) {
  public static final String HYPOTHESES = "raw_rec.txt";
  public static final String REJECTED = "raw_rec.rejected.txt";
  public static final String LOG = "log.SBI";
  public static final String BUILD_LOG = "log.build";
  static final String RESULT = "shard.json";

  /** In an attempt's folder: how many lines the SBI has written. */
  static final String PROGRESS = "progress";

  public Shard {
    if (number < 1 || utterances < 1) {
      throw new IllegalArgumentException("Shard " + number + " of " + utterances + " utterances");
    }
  }

  /** As in names: {@code 00003}. */
  String name() {
    return String.format(Locale.ROOT, "%05d", number);
  }

  /** The list that the SBI gets, {@code ID\tPATH} a line. */
  public Path list() {
    return home.resolve(name() + ".scp");
  }

  /** What a finished shard left: hypotheses, log, and what it took. */
  public Path folder() {
    return home.resolve(name());
  }

  /** What a failed shard left. */
  public Path failedFolder() {
    return home.resolve(name() + ".failed");
  }

  /** The beginning of the names of folders in which attempts are under way. */
  String attemptPrefix() {
    return "." + name() + ".";
  }

  public boolean isFinished() {
    return Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS);
  }

  public boolean isFailed() {
    return !isFinished() && Files.isDirectory(failedFolder(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether nobody has brought it to an end, good or bad. */
  public boolean isOpen() {
    return !isFinished() && !isFailed();
  }

  /** What it took; empty unless it is finished and its files are what they were then. */
  public Optional<ShardResult> result() {
    return isFinished() ? ShardResult.read(this) : Optional.empty();
  }

  /** How many lines the SBI has written in the newest attempt, where one says so. */
  public OptionalInt progress() {
    Optional<Path> newest = Attempt.newest(this).map(folder -> folder.resolve(PROGRESS));
    try {
      return newest.isPresent()
          ? OptionalInt.of(Integer.parseInt(Files.readString(newest.get()).strip()))
          : OptionalInt.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty(); // Not there yet, or just being written.
    }
  }

  /**
   * Makes the shard a failed one that somebody else was running, and who runs no more.
   *
   * @param why told from the log of the SBI, which may not be there
   */
  public void fail(Function<Path, ShardFailure> why) {
    try (Attempt attempt = Attempt.taken(this)) {
      attempt.fail(why.apply(attempt.folder().resolve(LOG)));
    }
  }

  /** Puts the files of a finished shard into a folder. */
  public interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Makes the shard a finished one whose hypotheses are known from elsewhere.
   *
   * @param content writes at least the hypotheses
   */
  public void finish(ShardResult result, Content content) {
    try (Attempt attempt = Attempt.at(this)) {
      content.writeTo(attempt.folder());
      result.write(this, attempt.folder());
      attempt.finish();
    } catch (IOException e) {
      throw FileErrors.translate("write", folder(), e);
    }
  }

  /** Why it failed. */
  public Optional<ShardFailure> failure() {
    return isFailed() ? Optional.of(ShardFailure.read(this)) : Optional.empty();
  }
}
