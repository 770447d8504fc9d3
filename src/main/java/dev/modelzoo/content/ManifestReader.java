package dev.modelzoo.content;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.modelzoo.error.ZooException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/** Reads manifests, gzipped or plain; what comes out has been validated. */
public final class ManifestReader {
  private final String source;
  private final ChunkLayout layout;
  private final ManifestLimits limits;

  /** Prepares to read the manifest called {@code source} in messages. */
  public ManifestReader(String source, ChunkLayout layout) {
    this(source, layout, ManifestLimits.STANDARD);
  }

  ManifestReader(String source, ChunkLayout layout, ManifestLimits limits) {
    this.source = source;
    this.layout = layout;
    this.limits = limits;
  }

  /**
   * Reads the whole stream, which the caller closes.
   *
   * @throws BadManifestException if it is no manifest, or one that must not be believed
   * @throws IOException if the stream breaks
   */
  public Manifest read(InputStream in) throws IOException {
    return refusing(
        () -> {
          try (BoundedGunzip unzipped = new BoundedGunzip(in, limits)) {
            return parse(unzipped);
          }
        });
  }

  /**
   * Whether the stream is whole, by its own checksum, and of the version {@code manifest}; without
   * parsing its entries. The caller closes it.
   *
   * @throws IOException if the stream breaks or is damaged
   */
  public static boolean isOf(InputStream in, Manifest manifest) throws IOException {
    byte[] head = ManifestWriter.head(manifest);
    try (BoundedGunzip unzipped = new BoundedGunzip(in, ManifestLimits.STANDARD)) {
      boolean same = Arrays.equals(unzipped.readNBytes(head.length), head);
      unzipped.transferTo(OutputStream.nullOutputStream());
      return same;
    }
  }

  /** As {@link #read}, of a manifest that is not zipped, as one beside a plain tree. */
  public Manifest readPlain(InputStream json) throws IOException {
    return readPlain(json, limits::bytes);
  }

  /**
   * Reads JSON that something else has unpacked, to the end of the stream, which the caller closes.
   *
   * @param packed how many bytes it has been unpacked from so far
   * @throws BadManifestException if it is no manifest, or one that must not be believed
   * @throws IOException if the stream breaks
   */
  public Manifest readPlain(InputStream json, LongSupplier packed) throws IOException {
    return refusing(() -> parse(new BoundedJson(json, limits, packed)));
  }

  private Manifest parse(InputStream unzipped) throws IOException {
    JsonReader json = new JsonReader(new BoundedTexts(decode(unzipped), limits.textLength()));
    json.setStrictness(Strictness.STRICT);
    Manifest manifest = new ManifestParser(json, limits).parse();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new BadManifestException(source, "there is more behind its end");
    }
    return new ManifestValidator(source, layout).validated(manifest);
  }

  @FunctionalInterface
  private interface Reading {
    Manifest read() throws IOException;
  }

  private Manifest refusing(Reading reading) throws IOException {
    try {
      return reading.read();
    } catch (MalformedJsonException
        | EOFException
        | ZipException
        | CharacterCodingException
        | IllegalArgumentException
        | IllegalStateException
        | DateTimeException e) {
      throw new BadManifestException(source, "it is damaged: " + damage(e), e);
    }
  }

  /** What our own checks say; what a parser says helps only those who debug it, as the cause. */
  private static String damage(Exception e) {
    boolean own = e instanceof IllegalArgumentException && !(e instanceof NumberFormatException);
    if (own || e instanceof ZipException) {
      String line = ZooException.reason(e).lines().findFirst().orElse("");
      return ManifestValidator.printable(line);
    }
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    if (e instanceof CharacterCodingException) {
      return "its text is not UTF-8";
    }
    return e instanceof MalformedJsonException
        ? "its text is not the JSON that zoo writes"
        : "a value in it is not what it must be";
  }

  /** Bytes that are no UTF-8 are refused: replaced, two names could become one. */
  private static Reader decode(InputStream in) {
    return new InputStreamReader(
        in,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
