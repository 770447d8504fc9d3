package dev.modelzoo.testing;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import dev.modelzoo.transfer.EntryLock;
import dev.modelzoo.transfer.TreeFixture;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process to be killed: one push or pull of a folder with a small layout on {@link #JOBS}
 * threads, slow enough to be hit in the middle. Writes one line per object that it begins to send
 * or fetch into a log.
 */
public final class KillTarget {
  public static final int JOBS = 2;

  /** What the process does. */
  public enum Action {
    PUSH,
    PULL,
    /** Pushes a plain tree on one thread, in the smallest parts that a store takes. */
    PUSH_TREE,
    /** Imports {@code work/archive}; each call is one of its reading. */
    IMPORT
  }

  private static final int ARCHIVE_PIECE = 8192;

  private KillTarget() {}

  /**
   * Starts the process.
   *
   * @param work folder with {@code store/}, {@code state/} and {@code log}
   * @param version to pull; not used by a push
   * @param haltCall the store call at which it ends itself without any clean-up; 0 for never
   */
  public static Process start(
      Action action, Path work, Path folder, int version, int haltCall, Moment moment)
      throws IOException {
    return start(KillPlace.folder(), action, work, folder, version, haltCall, moment);
  }

  /** The same on another store. */
  public static Process start(
      KillPlace place,
      Action action,
      Path work,
      Path folder,
      int version,
      int haltCall,
      Moment moment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KillTarget.class.getName());
    command.addAll(List.of(action.name(), work.toString(), folder.toString()));
    command.addAll(List.of("" + version, "" + haltCall, moment.name()));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("output").toFile());
    process.environment().putAll(place.environment());
    return process.start();
  }

  /** The arguments are those of {@link #start}. */
  public static void main(String[] arguments) {
    Path work = Path.of(arguments[1]);
    Path folder = Path.of(arguments[2]);
    int version = Integer.parseInt(arguments[3]);
    int haltCall = Integer.parseInt(arguments[4]);
    try (ObjectStore place = KillPlace.from(System.getenv()).open(work)) {
      ObjectStore store =
          new KillingObjectStore(
              new SlowLoggingStore(place, work.resolve("log")),
              haltCall,
              Moment.valueOf(arguments[5]),
              () -> Runtime.getRuntime().halt(137));
      TransferFixture transfers = TransferFixture.of(store, work).withJobs(JOBS);
      EntryLock.holding(
          work.resolve("state").resolve("lock"),
          "models/model",
          () ->
              switch (Action.valueOf(arguments[0])) {
                case PUSH -> transfers.push(folder);
                case PULL -> transfers.pull(transfers.versions().read(version), folder);
                case PUSH_TREE -> TreeFixture.inParts(store, work).push(folder);
                case IMPORT ->
                    transfers.importFrom(
                        haltingAt(haltCall, work.resolve("archive")),
                        transfers.pullRequest(folder, false));
              });
    }
  }

  /** Gives a file out in small pieces, and ends the process when so many have been asked for. */
  private static InputStream haltingAt(int haltCall, Path file) {
    try {
      return new FilterInputStream(Files.newInputStream(file)) {
        private int calls;

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          if (++calls == haltCall) {
            Runtime.getRuntime().halt(137);
          }
          return super.read(bytes, offset, Math.min(length, ARCHIVE_PIECE));
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
