package dev.modelzoo.recognizer;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The {@code raw_rec.txt} that an SBI left, which is a stranger's file until it was looked at. */
final class HypothesesFile {
  private static final String WRITE_IT =
      "Let the SBI write its hypotheses into a plain file raw_rec.txt in the folder that is its"
          + " second argument.";

  private final String sbi;
  private final Path file;
  private final Path log;

  /**
   * A file that may not be there.
   *
   * @param sbi how messages call the SBI
   * @param log what the SBI printed, as that may say why
   */
  HypothesesFile(String sbi, Path file, Path log) {
    this.sbi = sbi;
    this.file = file;
    this.log = log;
  }

  /**
   * Copies {@code raw_rec.txt} out if it is what it should be. Called when the SBI's processes have
   * ended: what is looked at here cannot turn into something else before it is opened.
   */
  void take(long limit, Path target) {
    if (!Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)) {
      throw SbiFailure.of(sbi + " removed or replaced its result folder", WRITE_IT);
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw SbiFailure.of(
          sbi + " wrote no raw_rec.txt" + othersThere() + LogTail.of(log),
          WRITE_IT + " What it prints is only its log, " + log + ".");
    }
    BasicFileAttributes attributes = attributes();
    if (!attributes.isRegularFile()) {
      throw SbiFailure.of(
          sbi + " left " + kind(attributes) + " as raw_rec.txt, which is not followed or opened",
          WRITE_IT);
    }
    if (attributes.size() == 0) {
      throw SbiFailure.of(sbi + " wrote an empty raw_rec.txt" + LogTail.of(log), WRITE_IT);
    }
    if (attributes.size() > limit) {
      throw SbiFailure.of(
          "%s wrote a raw_rec.txt of %,d bytes; the limit is %,d"
              .formatted(sbi, attributes.size(), limit),
          "Let it write only a line per utterance into raw_rec.txt; other output belongs elsewhere.");
    }
    copy(limit, target);
  }

  private Path folder() {
    return file.resolveSibling(".").normalize();
  }

  private BasicFileAttributes attributes() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return "a symbolic link";
    }
    return attributes.isDirectory() ? "a folder" : "a pipe, socket or device";
  }

  private void copy(long limit, Path target) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      write(in, limit, target);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Appears whole or not at all: a later stage may start from it. */
  private static void write(InputStream in, long limit, Path target) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(temporary)) {
        copy(in, limit, out);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", target, e);
    }
  }

  private static void copy(InputStream in, long limit, OutputStream out) throws IOException {
    byte[] buffer = new byte[64 << 10];
    long left = limit;
    for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
      out.write(buffer, 0, (int) Math.min(read, left));
      left -= read;
    }
  }

  private ZooException unreadable(IOException cause) {
    String reason =
        cause instanceof AccessDeniedException ? "permission denied" : ZooException.reason(cause);
    return SbiFailure.of(sbi + " left a raw_rec.txt that cannot be read: " + reason, WRITE_IT);
  }

  private String othersThere() {
    try (Stream<Path> files = Files.list(folder())) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return names.isEmpty()
          ? "; its result folder is empty"
          : "; its result folder holds "
              + String.join(", ", names.subList(0, Math.min(5, names.size())))
                  .replaceAll("\\p{C}", "?");
    } catch (IOException e) {
      return "";
    }
  }
}
