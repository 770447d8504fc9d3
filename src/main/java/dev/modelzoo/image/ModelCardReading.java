package dev.modelzoo.image;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.image.ModelCardProblem.Kind;
import dev.modelzoo.yaml.YamlException;
import dev.modelzoo.yaml.YamlMapping;
import dev.modelzoo.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A {@code model.yaml} as far as it can be read, with all that is wrong with it.
 *
 * @param card present if no problem is an error
 * @param provided what the file lists under {@code provided:}, whatever else is wrong with it
 */
public record ModelCardReading(
    Optional<ModelCard> card, List<String> provided, List<ModelCardProblem> problems) {
  /** A real one has 200 bytes; more than this is some other file. */
  private static final int MAX_BYTES = 1 << 20;

  public ModelCardReading {
    provided = List.copyOf(provided);
    problems = List.copyOf(problems);
  }

  /** Reads the file at {@code file}, which must exist and be a regular file. */
  public static ModelCardReading of(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
    if (bytes.length > MAX_BYTES) {
      return notYaml(1, "it has more than 1 MiB", "Keep to the few lines that a model card has.");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return notYaml(lineOfBadByte(bytes), "it is not UTF-8 text", "Save it as UTF-8.");
    }
    return parse(String.valueOf(file.getFileName()), text);
  }

  /** Reads the text of a {@code model.yaml}; a byte order mark and CRLF do no harm. */
  public static ModelCardReading parse(String source, String text) {
    YamlMapping yaml;
    try {
      yaml = YamlReader.read(source, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (YamlException e) {
      String what = "column " + e.column() + ": " + e.problem();
      return notYaml(e.line(), what, e.next());
    }
    return new ModelCardParser(yaml).parse();
  }

  private static ModelCardReading notYaml(int line, String what, String fix) {
    ModelCardProblem problem = new ModelCardProblem(Kind.NOT_YAML, line, what, fix);
    return new ModelCardReading(Optional.empty(), List.of(), List.of(problem));
  }

  private static int lineOfBadByte(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        String text = new String(bytes, start, i - start, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
          return line;
        }
        line++;
        start = i + 1;
      }
    }
    return 1;
  }
}
