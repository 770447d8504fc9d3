package dev.modelzoo.transfer;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.IgnoreRules;
import java.nio.file.Path;

/**
 * What to push as a plain tree.
 *
 * @param folder the model-image or test set
 * @param rules what of it is left out
 * @param hashCache file of remembered digests; need not exist
 * @param memory file of remembered digests of the tree's objects; need not exist
 * @param dryRun find out what would be sent, and send nothing
 * @param deleteExtra remove objects that the folder does not have
 */
public record TreePushRequest(
    EntryKind kind,
    EntryId id,
    Path folder,
    IgnoreRules rules,
    Path hashCache,
    Path memory,
    boolean dryRun,
    boolean deleteExtra) {}
