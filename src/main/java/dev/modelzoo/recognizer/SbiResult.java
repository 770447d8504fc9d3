package dev.modelzoo.recognizer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run of an SBI left after its contract was checked.
 *
 * @param hypotheses {@code raw_rec.txt} in the result folder: UTF-8, known ids, each at most once
 * @param missingIds ids of the list without a line in it, in the order of the list
 * @param wall from the start of the SBI to its end
 * @param cpu user and system time of all its processes, where the engine knows it
 * @param peakMemory bytes, where the engine knows it
 * @param log what it printed, bounded by {@link SbiLimits#logBytes()}
 */
public record SbiResult(
    Path hypotheses,
    List<String> missingIds,
    int exitStatus,
    Duration wall,
    Optional<Duration> cpu,
    OptionalLong peakMemory,
    Path log) {
  public SbiResult {
    missingIds = List.copyOf(missingIds);
  }
}
