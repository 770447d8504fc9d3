package dev.modelzoo.recognizer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run of an SBI left. It exited with status 0, in time, and wrote something.
 *
 * @param hypotheses {@code raw_rec.txt} in the result folder, a regular file of bounded size; what
 *     is in it was not looked at
 * @param wall from the start of the SBI to its end
 * @param cpu user and system time of it and of the processes that it waited for, where the engine
 *     knows it
 * @param peakMemory bytes of anonymous and shared memory of all its processes, at the look, of
 *     several a second, that saw most of it; where that can be seen
 * @param log what it printed, bounded by {@link SbiLimits#logBytes()}
 * @param container what it ran in; empty if it was a process of this machine like others
 */
public record SbiResult(
    Path hypotheses,
    Duration wall,
    Optional<Duration> cpu,
    OptionalLong peakMemory,
    Path log,
    Optional<ContainerFacts> container) {}
