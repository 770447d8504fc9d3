package dev.modelzoo.recognizer.container;

/** The container engines that zoo can drive, in the order in which they are looked for. */
public enum EngineKind {
  DOCKER("docker"),
  PODMAN("podman");

  private final String command;

  EngineKind(String command) {
    this.command = command;
  }

  /** The name of its client, and what results call it. */
  public String command() {
    return command;
  }
}
