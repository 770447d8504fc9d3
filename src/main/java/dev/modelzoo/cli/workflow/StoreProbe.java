package dev.modelzoo.cli.workflow;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.StoreAccess;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store to be diagnosed, and what only its own kind knows.
 *
 * @param access empty for a folder
 * @param store without repetitions; the caller closes it
 * @param correctedRegion of the bucket, where the server said that another one is set; to be asked
 *     after a request was made
 * @param versioning what the bucket says; empty where that makes no difference
 */
public record StoreProbe(
    Optional<StoreAccess> access,
    ObjectStore store,
    Supplier<Optional<String>> correctedRegion,
    Supplier<Optional<String>> versioning) {}
