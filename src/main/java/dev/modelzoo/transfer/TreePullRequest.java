package dev.modelzoo.transfer;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.content.Manifest;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What of a plain tree to pull, and where to.
 *
 * @param memory file of remembered digests of its objects; need not exist
 * @param accept throws if the tree, once it is known, is not the one that is wanted
 */
public record TreePullRequest(
    EntryKind kind, EntryId id, PullRequest pull, Path memory, Consumer<Manifest> accept) {}
