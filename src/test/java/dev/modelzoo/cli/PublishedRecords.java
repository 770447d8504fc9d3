package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.modelzoo.benchmark.ResultRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The result records of a model in the store of a zoo, and others that somebody might write. */
final class PublishedRecords {
  private static final String RESULTS = "store/models/oracle_en/results";

  private final CliHarness zoo;

  PublishedRecords(CliHarness zoo) {
    this.zoo = zoo;
  }

  List<Path> recordFiles() {
    return StoredBytes.below(zoo.path(RESULTS));
  }

  Path onlyRecord() {
    assertThat(recordFiles()).hasSize(1);
    return recordFiles().get(0);
  }

  List<Path> submitterRecords() {
    return recordFiles().stream()
        .filter(file -> read(file).role() == ResultRecord.Role.SUBMITTER)
        .toList();
  }

  List<ResultRecord> records() {
    return recordFiles().stream().map(PublishedRecords::read).toList();
  }

  static ResultRecord read(Path file) {
    try {
      return ResultRecord.parse(Files.readString(file)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a record like the only one, under a name that sorts behind it. */
  void forge(UnaryOperator<ResultRecord> change) {
    Path file = onlyRecord();
    try {
      Path forged = file.resolveSibling("ffffffffffffffff.json");
      Files.writeString(forged, change.apply(read(file)).toJson());
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(int index) {
    deleteFile(recordFiles().get(index));
  }

  static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ResultRecord withScore(ResultRecord record, Instant created, int substitutions) {
    JsonObject results = record.results();
    results.addProperty("S", substitutions);
    results.addProperty("C", 9 - substitutions);
    return with(record, created, results);
  }

  static ResultRecord byOtherRules(ResultRecord record) {
    JsonObject results = record.results();
    results.getAsJsonObject("comparison").addProperty("normalizer", "speechio-en/0");
    results.addProperty("S", 2);
    return with(record, record.created(), results);
  }

  static ResultRecord with(ResultRecord record, Map<String, String> hypotheses) {
    return new ResultRecord(
        record.role(),
        record.model(),
        record.version(),
        record.modelDigest(),
        record.set(),
        record.setDigest(),
        record.created(),
        record.results(),
        hypotheses);
  }

  static ResultRecord with(ResultRecord record, Instant created, JsonObject results) {
    return new ResultRecord(
        record.role(),
        record.model(),
        record.version(),
        record.modelDigest(),
        record.set(),
        record.setDigest(),
        created,
        results,
        Map.copyOf(record.hypotheses()));
  }
}
