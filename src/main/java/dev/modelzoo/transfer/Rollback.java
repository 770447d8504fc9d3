package dev.modelzoo.transfer;

import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/** Goes back to an older version by publishing a new one that has its files. */
public final class Rollback {
  private final VersionStore versions;
  private final Workers workers;
  private final Clock clock;
  private final String tool;

  /** Prepares to publish into {@code versions} in the name of {@code tool}. */
  public Rollback(VersionStore versions, Workers workers, Clock clock, String tool) {
    this.versions = versions;
    this.workers = workers;
    this.clock = clock;
    this.tool = tool;
  }

  /**
   * What a rollback came to.
   *
   * @param manifest the latest version now
   * @param published false if the latest version had the same content before
   */
  public record Outcome(Manifest manifest, boolean published) {}

  /** Publishes {@code old} again, unless the latest version has the same content. */
  public Outcome to(Manifest old, boolean singleWriter) {
    Manifest latest = versions.latest().orElse(old);
    if (latest.digest().equals(old.digest())) {
      return new Outcome(latest, false);
    }
    requireUnretired(old);
    StoreVerification.Report report =
        new StoreVerification(versions, workers, TransferListener.NONE).verify(old, true);
    if (!report.problems().isEmpty()) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          "version %d of %s is no longer whole: %s %s"
              .formatted(
                  old.version(),
                  old.id(),
                  versions.objects().location(report.problems().get(0).key()),
                  report.problems().get(0).what()),
          "Nothing was published. Choose another version, or push its files again.");
    }
    Manifest next =
        new Manifest(
            old.kind(),
            old.id(),
            latest.version() + 1,
            OptionalInt.of(latest.version()),
            Push.randomId(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            tool,
            old.digest(),
            old.entries(),
            old.packs());
    if (!versions.publish(next, singleWriter)) {
      throw Push.conflict(next);
    }
    return new Outcome(next, true);
  }

  /** A collection may be emptying it this very moment. */
  private void requireUnretired(Manifest old) {
    if (new GarbageCollection(versions).retired().contains(old.version())) {
      throw new ZooException(
          ErrorKind.CONFLICT,
          "version %d of %s is retired: its objects may go at any time"
              .formatted(old.version(), old.id()),
          "Pull it while it is whole, and push its files again.");
    }
  }
}
