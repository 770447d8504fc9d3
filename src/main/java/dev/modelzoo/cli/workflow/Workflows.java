package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Paint;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.store.Bandwidth;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.PacedObjectStore;
import dev.modelzoo.store.Sleeper;
import dev.modelzoo.transfer.VersionStore;
import dev.modelzoo.transfer.Workers;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a command needs of the world, made on demand: where the zoo is, how stores are opened,
 * the time.
 */
public final class Workflows {
  private final Console console;
  private final Map<String, String> environment;
  private final Clock clock;
  private final ChunkLayout layout;
  private final Stores stores;
  private final String tool;
  private Path workingFolder = Path.of("");
  private Optional<Path> namedRoot = Optional.empty();
  private InputStream input = InputStream.nullInputStream();
  private int jobs = 8;
  private Optional<Bandwidth> bandwidth = Optional.empty();

  /** Wires the program; tests give other stores, a smaller layout or a fixed clock. */
  public Workflows(
      Console console,
      Map<String, String> environment,
      Clock clock,
      ChunkLayout layout,
      Stores stores,
      String tool) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.layout = layout;
    this.stores = stores;
    this.tool = tool;
    setColor(Paint.When.AUTO);
  }

  /** Sets where a command runs, for relative paths and for finding the zoo. */
  public void setWorkingFolder(Path folder) {
    workingFolder = folder;
  }

  /** Sets the zoo's folder as named on the command line. */
  public void setRoot(Path folder) {
    namedRoot = Optional.of(folder);
  }

  /** Sets what commands read that are told to read standard input. */
  public void setInput(InputStream stream) {
    input = stream;
  }

  /** Sets how many transfers run at once. */
  public void setJobs(int count) {
    jobs = new Workers(count).jobs();
  }

  /** Sets how many bytes may be moved in a second, by all transfers and in both directions. */
  public void setBandwidth(long bytesPerSecond) {
    bandwidth = Optional.of(new Bandwidth(bytesPerSecond, System::nanoTime, Sleeper.THREAD));
  }

  /** Sets when to colour. */
  public void setColor(Paint.When when) {
    console.setPaint(
        Paint.of(when, console.resultsOnTerminal(), environment),
        Paint.of(when, console.isTerminal(), environment));
  }

  public Console console() {
    return console;
  }

  /** Standard input. */
  InputStream input() {
    return input;
  }

  public Clock clock() {
    return clock;
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** Name and version of this program, for manifests and results. */
  public String tool() {
    return tool;
  }

  public ChunkLayout layout() {
    return layout;
  }

  public Path workingFolder() {
    return workingFolder.toAbsolutePath();
  }

  /** A path as the user would type it: relative to the current folder, where it is below that. */
  Path shown(Path path) {
    Path here = workingFolder();
    return path.startsWith(here) ? here.relativize(path) : path;
  }

  /** The zoo that the command works in. */
  public ZooRoot root() {
    return ZooRoot.find(workingFolder(), namedRoot, environment);
  }

  /** Whether the user said which zoo that is, and does not just stand in it. */
  boolean zooIsNamed() {
    return namedRoot.isPresent() || !environment.getOrDefault(ZooRoot.HOME_VARIABLE, "").isBlank();
  }

  /** The registry of that zoo. */
  public ZooFile zoo() {
    return ZooFile.read(root());
  }

  /** That registry, if the command runs in a zoo. */
  Optional<ZooFile> zooIfAny() {
    try {
      return Optional.of(zoo());
    } catch (ZooException e) {
      if (e.kind() == ErrorKind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  Workers workers() {
    return new Workers(jobs);
  }

  Stores stores() {
    return stores;
  }

  /** Opens a store; the caller closes it. */
  ObjectStore open(RemoteUrl url, ZooRoot root) {
    ObjectStore store = stores.open(url, root);
    return bandwidth.<ObjectStore>map(rate -> new PacedObjectStore(store, rate)).orElse(store);
  }

  /** What the settings add to a url, for display. */
  Map<String, String> place(RemoteUrl url, ZooRoot root) {
    return stores.place(url, root);
  }

  VersionStore versions(ObjectStore store) {
    return new VersionStore(store, layout);
  }
}
