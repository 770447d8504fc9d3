package dev.modelzoo.transfer;

import dev.modelzoo.content.IgnoreRules;
import java.nio.file.Path;

/**
 * Where and how to pull.
 *
 * @param folder where the version is to stand; need not exist, may be a link to a folder
 * @param rules what of the present folder is not part of a version, and is carried over
 * @param base file with the manifest that was last pulled or pushed here; need not exist
 * @param hashCache file of remembered digests; need not exist
 * @param force replace files that were changed here
 * @param dryRun find out what would be fetched, and change nothing
 */
public record PullRequest(
    Path folder, IgnoreRules rules, Path base, Path hashCache, boolean force, boolean dryRun) {}
