package dev.modelzoo.recognizer.dispatch;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The shards of one run, in a folder of their own: {@code plan.tsv} and a list for each. The same
 * list and number always give the same plan, so it may be written again over itself.
 *
 * @param shards in the order of the list
 */
public record ShardPlan(Path home, List<Shard> shards) {
  /** In the folder of shards: the cluster's job that works on them. */
  public static final String JOB = "slurm.json";

  private static final String FILE = "plan.tsv";
  private static final String HEADER = "SHARD\tUTTERANCES\tSECONDS\n";

  public ShardPlan {
    shards = List.copyOf(shards);
  }

  /**
   * Cuts a list and writes its parts.
   *
   * @param lines of the list, {@code ID\tPATH}
   * @param seconds of audio, one for each line
   * @param count how many shards are wanted; there are fewer if there are fewer lines
   */
  public static ShardPlan write(Path home, List<String> lines, List<Double> seconds, int count) {
    List<Shard> shards = new ArrayList<>();
    StringBuilder table = new StringBuilder(HEADER);
    try {
      Files.createDirectories(home);
      int start = 0;
      for (int size : ShardCut.sizes(seconds, count)) {
        int end = start + size;
        double sum = seconds.subList(start, end).stream().mapToDouble(s -> s).sum();
        Shard shard = new Shard(home, shards.size() + 1, size, sum);
        replace(shard.list(), String.join("\n", lines.subList(start, end)) + "\n");
        table.append(row(shard));
        shards.add(shard);
        start = end;
      }
      replace(home.resolve(FILE), table.toString());
    } catch (IOException e) {
      throw FileErrors.translate("write", home, e);
    }
    return new ShardPlan(home, shards);
  }

  /** Somebody on another machine may be reading it. */
  private static void replace(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(temporary, text);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The plan that was written there. */
  public static ShardPlan read(Path home) {
    Path file = home.resolve(FILE);
    try {
      List<Shard> shards =
          Files.readAllLines(file).stream()
              .skip(1)
              .map(line -> line.split("\t"))
              .map(
                  words ->
                      new Shard(
                          home,
                          Integer.parseInt(words[0]),
                          Integer.parseInt(words[1]),
                          Double.parseDouble(words[2])))
              .toList();
      return new ShardPlan(home, shards);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new ZooException(
          ErrorKind.CORRUPT,
          file + " is not what zoo writes",
          "Remove the result folder, and run the benchmark again.",
          e);
    }
  }

  /** The shard of this number. */
  public Shard shard(int number) {
    return shards.stream()
        .filter(shard -> shard.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    home + " has no shard " + number,
                    "Shards are counted from 1 to " + shards.size() + "."));
  }

  /** Those that nobody has brought to an end. */
  public List<Shard> open() {
    return shards.stream().filter(Shard::isOpen).toList();
  }

  /** Whether something there is worth keeping: a finished shard, or a job that works on some. */
  public static boolean holdsWork(Path home) {
    if (!Files.isDirectory(home)) {
      return false;
    }
    try (var files = Files.list(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.matches("[0-9]{5}") || name.equals(JOB));
    } catch (IOException e) {
      throw FileErrors.translate("list", home, e);
    }
  }

  /** Adds a shard of lines that are in others, too, and writes its list. */
  public Shard add(List<String> lines, double seconds) {
    Shard shard = new Shard(home, shards.size() + 1, lines.size(), seconds);
    try {
      replace(shard.list(), String.join("\n", lines) + "\n");
      replace(home.resolve(FILE), Files.readString(home.resolve(FILE)) + row(shard));
    } catch (IOException e) {
      throw FileErrors.translate("write", home, e);
    }
    return shard;
  }

  private static String row(Shard shard) {
    return String.format(
        Locale.ROOT, "%d\t%d\t%.3f\n", shard.number(), shard.utterances(), shard.audioSeconds());
  }
}
