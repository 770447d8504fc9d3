package dev.modelzoo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ResultStream;
import dev.modelzoo.cli.workflow.KnownStores;
import dev.modelzoo.cli.workflow.Stores;
import dev.modelzoo.cli.workflow.Workflows;
import dev.modelzoo.content.ChunkLayout;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.RetryPolicy;
import dev.modelzoo.store.RetryingObjectStore;
import dev.modelzoo.store.Sleeper;
import dev.modelzoo.store.oss.OssObjectStore;
import dev.modelzoo.store.oss.OssSettings;
import dev.modelzoo.store.s3.S3ObjectStore;
import dev.modelzoo.store.s3.S3Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** A folder, and command lines that are run in it: in this process, as a shell would run them. */
final class CliHarness {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);

  /** So small that the tests' little files make chunks as well as packs. */
  private static final ChunkLayout SMALL = new ChunkLayout(4096, 1024, 8192);

  private static final RetryPolicy IMPATIENT =
      new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2));

  private final Path folder;
  private final Stores stores;
  private final Map<String, String> environment;
  private final ChunkLayout layout;

  private CliHarness(Path folder, Stores stores) {
    this(folder, stores, Map.of(), SMALL);
  }

  private CliHarness(
      Path folder, Stores stores, Map<String, String> environment, ChunkLayout layout) {
    this.folder = folder;
    this.stores = stores;
    this.environment = Map.copyOf(environment);
    this.layout = layout;
  }

  /** A folder without a zoo, made if need be. */
  static CliHarness in(Path folder) {
    try {
      // Links above it (macOS has some) would show in messages.
      Path real = Files.createDirectories(folder).toRealPath();
      Stores folders = new KnownStores(Map.of(), silent());
      return new CliHarness(real, folders);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A zoo whose entries go to {@code remote}, such as {@code file:store}. */
  static CliHarness zoo(Path folder, String remote) {
    return in(folder).file("zoo.yaml", "# a zoo\nschema: zoo/1\nremote: " + remote + "\n");
  }

  /** The same folder, where {@code s3:} urls are on the server of these settings. */
  CliHarness withS3(S3Settings settings) {
    return with(
        RemoteUrl.Scheme.S3, url -> new S3ObjectStore(settings, url.bucket(), url.keyPrefix()));
  }

  /** The same folder, where {@code oss:} urls are on the server of these settings. */
  CliHarness withOss(OssSettings settings) {
    return with(
        RemoteUrl.Scheme.OSS, url -> new OssObjectStore(settings, url.bucket(), url.keyPrefix()));
  }

  private CliHarness with(RemoteUrl.Scheme scheme, Function<RemoteUrl, ObjectStore> server) {
    Stores servers =
        (url, root) ->
            url.scheme() == scheme
                ? new RetryingObjectStore(
                    server.apply(url),
                    IMPATIENT,
                    Sleeper.THREAD,
                    new Random(1),
                    (what, attempt, pause, cause) -> {})
                : stores.open(url, root);
    return new CliHarness(folder, servers, environment, layout);
  }

  /** The same folder, where these variables are set; no others ever are. */
  CliHarness withEnvironment(Map<String, String> variables) {
    return new CliHarness(folder, stores, variables, layout);
  }

  /** The same folder, with the digests that zoo has in processes of its own. */
  CliHarness withStandardLayout() {
    return new CliHarness(folder, stores, environment, ChunkLayout.STANDARD);
  }

  CliHarness withStores(Stores other) {
    return new CliHarness(folder, other, environment, layout);
  }

  CliHarness file(String path, String text) {
    try {
      Files.createDirectories(path(path).getParent());
      Files.writeString(path(path), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String relative) {
    return folder.resolve(relative);
  }

  String read(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code zoo ARGUMENTS} here. */
  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outcome outcome = runWith(new byte[0], out, arguments);
    return new Outcome(outcome.exit(), out.toString(UTF_8), outcome.err());
  }

  /** The same with something on standard input; standard output goes to {@code out} alone. */
  Outcome runWith(byte[] in, OutputStream out, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new ResultStream(out), stream(err), false);
    Workflows workflows = new Workflows(console, environment, CLOCK, layout, stores, "zoo/test");
    workflows.setWorkingFolder(folder);
    workflows.setInput(new ByteArrayInputStream(in));
    int exit = Main.run(workflows, arguments);
    return new Outcome(exit, "", err.toString(UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  static Console silent() {
    ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
    return new Console(new ResultStream(nowhere), stream(nowhere), false);
  }
}
