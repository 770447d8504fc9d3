package dev.modelzoo.benchmark;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/**
 * Transcripts: one utterance per line, in one of the {@link TranscriptFormat}s. UTF-8, with or
 * without a byte order mark; lines end with LF, CRLF or CR, as in the leaderboard's scripts.
 *
 * @param path where they were read from
 * @param texts text by utterance id in file order; empty where a line holds an id only
 * @param blankLines lines without anything, which were passed over
 */
public record TranscriptFile(Path path, Map<String, String> texts, int blankLines) {
  public TranscriptFile {
    // Not Map.copyOf, which forgets the order.
    texts = Collections.unmodifiableMap(texts);
  }

  /** Reads Kaldi text. */
  public static TranscriptFile read(Path path, ErrorKind kind) {
    return read(path, TranscriptFormat.KALDI, kind);
  }

  /**
   * Reads Kaldi text that comes through a pipe, and closes it.
   *
   * @param source for messages: where it comes from
   */
  public static TranscriptFile read(Path source, InputStream pipe, ErrorKind kind) {
    try (pipe) {
      return new TranscriptReader(source, TranscriptFormat.KALDI, kind).read(pipe);
    } catch (IOException e) {
      throw FileErrors.translate("read", source, e);
    }
  }

  /**
   * Reads a file that somebody else wrote. What is wrong with its content is reported as {@code
   * kind}: {@link ErrorKind#SBI_FAILED} for what an SBI left, {@link ErrorKind#USAGE} for a file
   * that the user named.
   */
  public static TranscriptFile read(Path path, TranscriptFormat format, ErrorKind kind) {
    try (InputStream in = Files.newInputStream(path)) {
      return new TranscriptReader(path, format, kind).read(in);
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
  }
}
