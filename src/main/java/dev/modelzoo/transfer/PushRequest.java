package dev.modelzoo.transfer;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.IgnoreRules;
import java.nio.file.Path;

/**
 * What to push.
 *
 * @param folder the model-image or test set
 * @param rules what of it is left out
 * @param hashCache file of remembered digests; need not exist
 * @param base file with the manifest that was last pulled or pushed here; need not exist
 * @param dryRun find out what would be sent, and send nothing
 * @param singleWriter the user's word that nobody else publishes this id now
 * @param force supersede also a version that is newer than the base
 */
public record PushRequest(
    EntryKind kind,
    EntryId id,
    Path folder,
    IgnoreRules rules,
    Path hashCache,
    Path base,
    boolean dryRun,
    boolean singleWriter,
    boolean force) {}
