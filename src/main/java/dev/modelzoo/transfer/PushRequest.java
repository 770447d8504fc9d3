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
 * @param dryRun find out what would be sent, and send nothing
 * @param singleWriter the user's word that nobody else publishes this id now
 */
public record PushRequest(
    EntryKind kind,
    EntryId id,
    Path folder,
    IgnoreRules rules,
    Path hashCache,
    boolean dryRun,
    boolean singleWriter) {}
