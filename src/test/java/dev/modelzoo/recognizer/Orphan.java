package dev.modelzoo.recognizer;

import dev.modelzoo.recognizer.container.ContainerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A container as a killed zoo would leave it. */
final class Orphan {
  private Orphan() {}

  static ContainerSpec of(String image, Path scratchFolder) {
    return new ContainerSpec(
        "zoo-orphan-" + UUID.randomUUID(),
        image,
        Map.of(AbandonedContainers.LABEL, scratchFolder.toString()),
        "0:0",
        "/",
        List.of(),
        Map.of(),
        ContainerSpec.NO_NETWORK,
        Optional.empty(),
        64 << 20,
        10,
        1 << 20,
        List.of("true"));
  }
}
