package dev.modelzoo.content;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/** Reads gzipped manifests; what comes out of {@link #read} has been validated. */
public final class ManifestReader {
  private final String source;
  private final ChunkLayout layout;

  /** Prepares to read the manifest called {@code source} in messages. */
  public ManifestReader(String source, ChunkLayout layout) {
    this.source = source;
    this.layout = layout;
  }

  /**
   * Reads the whole stream, which the caller closes.
   *
   * @throws BadManifestException if it is no manifest, or one that must not be believed
   * @throws IOException if the stream breaks
   */
  public Manifest read(InputStream in) throws IOException {
    try {
      InputStream unzipped = new BoundedGunzip(in);
      JsonReader json =
          new JsonReader(
              new InputStreamReader(
                  unzipped,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      Manifest manifest = new ManifestParser(json).parse();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new BadManifestException(source, "there is more behind its end");
      }
      return new ManifestValidator(source, layout).validated(manifest);
    } catch (MalformedJsonException
        | EOFException
        | ZipException
        | java.nio.charset.CharacterCodingException
        | IllegalArgumentException
        | IllegalStateException
        | java.time.DateTimeException e) {
      throw new BadManifestException(source, "it is damaged: " + oneLine(e), e);
    }
  }

  private static String oneLine(Exception e) {
    String text = dev.modelzoo.error.ZooException.reason(e);
    String first = text.lines().findFirst().orElse("");
    return first.length() > 200 ? first.substring(0, 200) : first;
  }
}
