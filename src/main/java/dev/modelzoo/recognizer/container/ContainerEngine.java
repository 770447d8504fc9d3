package dev.modelzoo.recognizer.container;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.recognizer.container.EngineClient.Answer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container engine that answers. Create, start, inspect and remove are separate steps: {@code run
 * --rm} loses the exit status with some engines, and the container with a killed client.
 */
public final class ContainerEngine {
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final EngineKind kind;
  private final EngineClient client;
  private final String version;

  private ContainerEngine(EngineKind kind, EngineClient client, String version) {
    this.kind = kind;
    this.client = client;
    this.version = version;
  }

  /** The first engine that answers. */
  public static Optional<ContainerEngine> find(Map<String, String> environment) {
    return Stream.of(EngineKind.values())
        .filter(kind -> program(kind, environment).isPresent())
        .flatMap(kind -> tryOpen(kind, environment).stream())
        .findFirst();
  }

  private static Optional<ContainerEngine> tryOpen(
      EngineKind kind, Map<String, String> environment) {
    try {
      return Optional.of(open(kind, environment));
    } catch (ZooException e) {
      return Optional.empty(); // Installed, but no engine answers.
    }
  }

  /**
   * The engine of this kind.
   *
   * @param environment of the client: {@code PATH}, {@code DOCKER_HOST} and so on
   * @throws ZooException of kind UNAVAILABLE that says why it cannot be used
   */
  public static ContainerEngine open(EngineKind kind, Map<String, String> environment) {
    Path program =
        program(kind, environment)
            .orElseThrow(() -> unusable(kind, "there is no " + kind.command() + " on the PATH"));
    EngineClient client = new EngineClient(program, environment);
    String format = kind == EngineKind.DOCKER ? "{{.Server.Version}}" : "{{.Client.Version}}";
    Answer version = client.ask(SHORT, List.of("version", "--format", format));
    if (!version.succeeded() || version.text().isBlank()) {
      throw unusable(kind, lastLine(version.text()));
    }
    return new ContainerEngine(kind, client, version.text().strip());
  }

  private static ZooException unusable(EngineKind kind, String why) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "%s cannot be used: %s".formatted(kind.command(), why),
        "Start or install it, or choose another with --engine.");
  }

  private static Optional<Path> program(EngineKind kind, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, kind.command());
      if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  public EngineKind kind() {
    return kind;
  }

  public String version() {
    return version;
  }

  /** Memory of the engine's machine in bytes; empty if it does not tell. */
  public Optional<Long> machineMemory() {
    String format = kind == EngineKind.DOCKER ? "{{.MemTotal}}" : "{{.Host.MemTotal}}";
    Answer answer = client.ask(SHORT, List.of("info", "--format", format));
    try {
      return answer.succeeded()
          ? Optional.of(Long.parseLong(answer.text().strip()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether it runs without root's rights, so that root inside is its user outside. */
  public boolean isRootless() {
    String format =
        kind == EngineKind.DOCKER ? "{{.SecurityOptions}}" : "rootless={{.Host.Security.Rootless}}";
    Answer answer = client.ask(SHORT, List.of("info", "--format", format));
    return answer.succeeded()
        && answer.text().contains(kind == EngineKind.DOCKER ? "name=rootless" : "rootless=true");
  }

  /** Whether there is a network of this name. */
  public boolean hasNetwork(String name) {
    return client.ask(SHORT, List.of("network", "inspect", name)).succeeded();
  }

  /** Whether containers get a network if they ask for no special one. */
  public boolean hasDefaultNetwork() {
    return kind == EngineKind.PODMAN || hasNetwork("bridge");
  }

  /** The id of an image that is here: {@code sha256:…}. */
  public Optional<String> imageId(String tag) {
    Answer answer = client.ask(SHORT, List.of("image", "inspect", "--format", "{{.Id}}", tag));
    return answer.succeeded()
        ? Optional.of(withAlgorithm(answer.text().strip()))
        : Optional.empty();
  }

  private static String withAlgorithm(String id) {
    return id.contains(":") ? id : "sha256:" + id;
  }

  /** The folders that an image declares as volumes: the engine would make writable ones of them. */
  public List<String> volumes(String image) {
    String format = "{{range $path, $_ := .Config.Volumes}}{{println $path}}{{end}}";
    Answer answer = client.ask(SHORT, List.of("image", "inspect", "--format", format, image));
    require(answer, "read what image " + image + " declares");
    return answer.text().lines().map(String::strip).filter(line -> line.startsWith("/")).toList();
  }

  /**
   * Builds an image; returns the exit status of the build.
   *
   * @param context the folder with the Dockerfile, all that the build can copy from
   * @param log gets what the build prints
   */
  public int build(Path context, String tag, Duration limit, Path log) {
    List<String> words = new ArrayList<>(List.of("build", "--force-rm", "--tag", tag));
    if (!hasDefaultNetwork()) {
      words.addAll(List.of("--network", "host")); // Else a Dockerfile could install nothing.
    }
    words.add(context.toString());
    return client.runLogged(limit, words, log);
  }

  public void create(ContainerSpec spec) {
    require(client.ask(LONG, spec.createArguments(kind)), "create a container for the SBI");
  }

  /** Starts a container; the process ends with it, and its output is the container's. */
  public Process start(String name) {
    return client.stream(List.of("start", "--attach", name));
  }

  /** Empty if there is no such container. */
  public Optional<ContainerState> state(String name) {
    Answer answer =
        client.ask(
            LONG,
            List.of("inspect", "--type", "container", "--format", "{{.Id}} {{json .State}}", name));
    return answer.succeeded()
        ? Optional.of(ContainerState.parse(answer.text().strip()))
        : Optional.empty();
  }

  /** Ends and removes a container; one that is not there is no failure. */
  public void remove(String name) {
    client.ask(LONG, removal(name));
  }

  /** What {@link #remove} runs, for somebody who outlives zoo. */
  public List<String> removalCommand(String name) {
    return client.command(removal(name));
  }

  /** The environment of {@link #removalCommand}. */
  public Map<String, String> environment() {
    return client.environment();
  }

  /** Podman would first ask the SBI to end, and wait 10 s for it. */
  private List<String> removal(String name) {
    return kind == EngineKind.DOCKER
        ? List.of("rm", "--force", "--volumes", name)
        : List.of("rm", "--force", "--time", "0", "--volumes", name);
  }

  /** Names and label values of all containers that have the label, running or not. */
  public Map<String, String> labelled(String label) {
    String value = kind == EngineKind.DOCKER ? ".Label" : "index .Labels";
    String format = "{{.Names}}\t{{%s \"%s\"}}".formatted(value, label);
    Answer answer =
        client.ask(LONG, List.of("ps", "--all", "--filter", "label=" + label, "--format", format));
    require(answer, "list the containers");
    Map<String, String> found = new LinkedHashMap<>();
    answer.text().lines().map(line -> line.split("\t", 2)).forEach(cells -> put(found, cells));
    return found;
  }

  private static void put(Map<String, String> found, String... cells) {
    if (cells.length == 2) {
      found.put(cells[0], cells[1]);
    }
  }

  private void require(Answer answer, String what) {
    if (!answer.succeeded()) {
      throw new ZooException(
          ErrorKind.UNAVAILABLE,
          "%s did not %s: %s".formatted(kind.command(), what, lastLine(answer.text())),
          "See what '%s info' says, then run the same command again.".formatted(kind.command()));
    }
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
  }
}
