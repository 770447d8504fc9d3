package dev.modelzoo.recognizer;

import dev.modelzoo.content.FileTree;
import dev.modelzoo.content.IgnoreRules;
import dev.modelzoo.content.Sha256;
import dev.modelzoo.content.TreeFile;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.recognizer.container.ContainerEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Builds the container images of model-images from their {@code docker/} folders. An image is
 * tagged by the digest of that folder, and built only if there is none of that tag.
 */
final class ContainerImages {
  static final String BUILD_LOG = "log.build";
  private static final String REPOSITORY = "zoo-model";
  private static final Duration BUILD_LIMIT = Duration.ofHours(3);

  /** Shards that begin at the same time share one image. */
  private static final Object BUILDING = new Object();

  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "no such host|dial tcp|i/o timeout|TLS handshake timeout|Could not resolve|"
              + "Temporary failure (in name )?resol|Network is unreachable");

  private final ContainerEngine engine;
  private final Consumer<Path> building;

  /**
   * Those of an engine.
   *
   * @param building told the Dockerfile before one is built, as that may take long
   */
  ContainerImages(ContainerEngine engine, Consumer<Path> building) {
    this.engine = engine;
    this.building = building;
  }

  /** The tag of the image that fits the request, built now if need be. */
  String tagFor(RecognitionRequest request) {
    Path context = request.modelImage().toAbsolutePath().resolve("docker");
    if (!Files.isRegularFile(context.resolve("Dockerfile"))) {
      throw SbiFailure.of(
          request.imageName() + " has no docker/Dockerfile to build a container from",
          "Write one, or run it with --engine local.");
    }
    String tag = REPOSITORY + ":" + digest(context);
    synchronized (BUILDING) {
      if (engine.imageId(tag).isEmpty()) {
        build(request, context, tag);
      }
    }
    return tag;
  }

  private void build(RecognitionRequest request, Path context, String tag) {
    Path log = request.resultFolder().resolve(BUILD_LOG);
    building.accept(context.resolve("Dockerfile"));
    int status = engine.build(context, tag, BUILD_LIMIT, log);
    Optional<String> built = engine.imageId(tag);
    if (status != 0 || built.isEmpty()) {
      String tail = LogTail.of(log);
      throw SbiFailure.of(
          "the container of %s could not be built from %s (%s exited with status %d)%s"
              .formatted(
                  request.imageName(),
                  context.resolve("Dockerfile"),
                  engine.kind().command(),
                  status,
                  tail),
          next(log, tail));
    }
  }

  private static String next(Path log, String tail) {
    String mend =
        UNREACHABLE.matcher(tail).find()
            ? "A server that the build needs was not reached, that of the base image or of a package:"
                + " see to the network, proxy or mirror of the engine"
            : "Mend docker/Dockerfile";
    return mend
        + ", then run the benchmark again; "
        + log
        + " has all. What you trust also runs with --engine local.";
  }

  /** SHA-256 over mode, size, path and content of all that the build can copy from. */
  private static String digest(Path context) {
    MessageDigest digest = Sha256.newDigest();
    for (TreeFile file : FileTree.scan(context, IgnoreRules.NONE).files()) {
      try {
        add(digest, file);
      } catch (IOException e) {
        throw FileErrors.translate("read", file.file(), e);
      }
    }
    return Sha256.finish(digest);
  }

  private static void add(MessageDigest digest, TreeFile file) throws IOException {
    boolean executable = !file.isLink() && Files.isExecutable(file.file());
    String mode = file.isLink() ? "l" : executable ? "x" : "-";
    byte[] target =
        file.isLink()
            ? Files.readSymbolicLink(file.file()).toString().getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    long size = file.isLink() ? target.length : file.size();
    digest.update((mode + " " + size + " " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(target);
    if (!file.isLink()) {
      try (InputStream in = Files.newInputStream(file.file())) {
        byte[] buffer = new byte[64 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
  }
}
