package dev.modelzoo.recognizer;

import java.util.Optional;

/**
 * The container that an SBI ran in.
 *
 * @param imageId {@code sha256:…} by the engine
 * @param memory limit in bytes
 * @param processes limit
 * @param disk limit in bytes
 */
public record ContainerFacts(
    String engineVersion,
    String imageId,
    String network,
    Optional<String> gpus,
    long memory,
    int processes,
    long disk) {}
