package dev.modelzoo.cli.workflow;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a report is made of and where it goes.
 *
 * @param result a result folder, or a file in it
 * @param dataset id or folder of the test set; empty for the one that the result names
 * @param embedAudio whether the page holds the audio itself
 * @param force whether another file than a report may be replaced
 */
public record ReportSettings(
    Path result,
    Optional<Path> output,
    Optional<String> dataset,
    boolean embedAudio,
    boolean force,
    boolean json) {}
