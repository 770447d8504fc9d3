package dev.modelzoo.cli.workflow;

/**
 * How to push.
 *
 * @param dryRun change nothing anywhere, and say what would be done
 * @param singleWriter the user's word that nobody else publishes this id now
 * @param force supersede also a version that is newer than the one this folder comes from
 */
public record PushSettings(boolean dryRun, boolean singleWriter, boolean force) {}
