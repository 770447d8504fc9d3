package dev.modelzoo.transfer;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.IgnoreRules;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What to push.
 *
 * @param folder the model-image or test set
 * @param rules what of it is left out
 * @param hashCache file of remembered digests; need not exist
 * @param base file with the manifest that was last pulled or pushed here; need not exist
 * @param pinned the version that the registry says is published; empty if it says none
 * @param dryRun find out what would be sent, and send nothing
 * @param singleWriter the user's word that nobody else publishes this id now
 * @param force supersede also a version that is newer than the base, and begin anew where the
 *     pinned one is not
 */
public record PushRequest(
    EntryKind kind,
    EntryId id,
    Path folder,
    IgnoreRules rules,
    Path hashCache,
    Path base,
    OptionalInt pinned,
    boolean dryRun,
    boolean singleWriter,
    boolean force) {}
