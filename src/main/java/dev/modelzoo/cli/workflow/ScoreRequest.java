package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Scorer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Two files to compare.
 *
 * @param out the folder for the results, if they are to be written
 * @param force whether results that are there already may be replaced
 * @param json whether to print the object of RESULTS.txt
 */
public record ScoreRequest(
    Path references,
    Path hypotheses,
    Scorer scorer,
    ScoreDetails details,
    Optional<Path> out,
    boolean force,
    boolean json) {}
