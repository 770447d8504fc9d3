package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.dispatch.Shard;
import dev.modelzoo.text.WhiteSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what the shards of a run left together, as if one SBI had run. */
final class MergedShards {
  private static final int NAMED = 5;

  private final RunDirectory run;
  private final List<Shard> shards;

  /** Of these shards, in this order. */
  MergedShards(RunDirectory run, List<Shard> shards) {
    this.run = run;
    this.shards = List.copyOf(shards);
  }

  /**
   * Writes {@code raw_rec.txt}. That of one shard is taken as it is; the lines of several are put
   * in the order of the list, whatever the order in which they came, and end with LF.
   */
  void writeHypotheses(Set<String> ids) {
    if (shards.size() == 1) {
      copy(shards.get(0).folder().resolve(Shard.HYPOTHESES), run.file(RunDirectory.HYPOTHESES));
      return;
    }
    Map<String, String> lines = new LinkedHashMap<>();
    ids.forEach(id -> lines.put(id, ""));
    for (Shard shard : shards) {
      lines.putAll(lines(shard));
    }
    OutputFile.write(
        run.file(RunDirectory.HYPOTHESES),
        out -> {
          for (String line : lines.values()) {
            if (!line.isEmpty()) {
              out.append(line).append('\n');
            }
          }
        });
  }

  /** The ids that have a line. */
  Set<String> answered() {
    return shards.stream()
        .flatMap(shard -> lines(shard).keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The lines as they stand, by id. */
  private static Map<String, String> lines(Shard shard) {
    return lines(shard.folder().resolve(Shard.HYPOTHESES));
  }

  /** The ids of a list. */
  static Set<String> ids(Path list) {
    return lines(list).keySet();
  }

  /** The lines of a file as they stand, by id. */
  static Map<String, String> lines(Path file) {
    Map<String, String> lines = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file)) {
      new Utf8Lines(file.toString(), ErrorKind.SBI_FAILED, true)
          .read(
              in,
              (number, line) -> {
                int start = WhiteSpace.skip(line, 0);
                if (start < line.length()) {
                  lines.put(line.substring(start, WhiteSpace.find(line, start)), line);
                }
              });
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
    return lines;
  }

  /** Writes {@code log.SBI}, of several shards with a line before each, and {@code log.build}. */
  void writeLogs() {
    Path log = run.file(RunDirectory.LOG);
    try (OutputStream out = Files.newOutputStream(log)) {
      for (Shard shard : shards) {
        Path part = place(shard).resolve(Shard.LOG);
        if (shards.size() > 1) {
          out.write(
              "[zoo: shard %d, %d utterances]\n"
                  .formatted(shard.number(), shard.utterances())
                  .getBytes(StandardCharsets.UTF_8));
        }
        if (Files.exists(part)) {
          Files.copy(part, out);
        }
      }
    } catch (IOException e) {
      throw FileErrors.translate("write", log, e);
    }
    shards.stream()
        .map(shard -> place(shard).resolve(Shard.BUILD_LOG))
        .filter(Files::exists)
        .findFirst()
        .ifPresent(build -> copy(build, run.file(RunDirectory.BUILD_LOG)));
  }

  private static Path place(Shard shard) {
    return shard.isFinished() ? shard.folder() : shard.failedFolder();
  }

  /** The error of a run of which some shards failed. */
  ZooException failure() {
    List<Shard> failed = shards.stream().filter(Shard::isFailed).toList();
    Shard first = failed.get(0);
    ZooException cause = first.failure().orElseThrow().toException();
    if (shards.size() == 1) {
      return alone(first);
    }
    String numbers =
        failed.stream().limit(NAMED).map(s -> "" + s.number()).collect(Collectors.joining(", "));
    return new ZooException(
        ErrorKind.SBI_FAILED,
        "%d of %d shards failed (%s%s); shard %d: %s"
            .formatted(
                failed.size(),
                shards.size(),
                numbers,
                failed.size() > NAMED ? ", …" : "",
                first.number(),
                ZooException.reason(cause)),
        failed.size() == shards.size()
            ? cause.next()
            : cause.next()
                + " The other shards are kept: the same command with --retry-failed runs only the"
                + " failed ones.");
  }

  /** Of a run without shards the user sees none: what its SBI left lies in the run's folder. */
  private ZooException alone(Shard shard) {
    Path rejected = shard.failedFolder().resolve(Shard.REJECTED);
    if (Files.exists(rejected)) {
      copy(rejected, run.file(RunDirectory.REJECTED));
    }
    return shard.failure().orElseThrow().moved(shard.failedFolder(), run.folder()).toException();
  }

  private static void copy(Path from, Path to) {
    Path temporary = to.resolveSibling("." + to.getFileName() + ".tmp");
    try {
      Files.copy(from, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", to, e);
    }
  }
}
