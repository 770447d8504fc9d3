package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.modelzoo.recognizer.container.ContainerEngine;
import java.util.Map;
import java.util.Optional;

/**
 * The real container engine that tests run on. Where none answers they are skipped, but with {@code
 * ZOO_TEST_DOCKER=1} they fail. Such tests have the tag {@code docker}.
 */
public final class TestEngine {
  /** The first line of a Dockerfile; another base can be named, such as where nothing is pulled. */
  public static final String FROM =
      "FROM " + System.getenv().getOrDefault("ZOO_TEST_IMAGE", "debian:bookworm-slim") + "\n";

  private TestEngine() {}

  public static ContainerEngine required() {
    Optional<ContainerEngine> engine = ContainerEngine.find(System.getenv());
    if ("1".equals(System.getenv("ZOO_TEST_DOCKER"))) {
      assertThat(engine).as("a container engine, as ZOO_TEST_DOCKER=1 demands").isPresent();
    }
    assumeThat(engine).as("a container engine").isPresent();
    return engine.orElseThrow();
  }

  /** What tells the engine's client where the engine is. */
  public static Map<String, String> environment() {
    return System.getenv();
  }
}
