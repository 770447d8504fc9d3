package dev.modelzoo.benchmark;

import dev.modelzoo.content.Sha256;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small file of words that changes a score: UTF-8, with or without a byte order mark.
 *
 * @param id names the words in results: the beginning of the file's digest
 */
record WordFile(String id, List<String> lines) {
  private static final int DIGITS_SHOWN = 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  WordFile {
    lines = List.copyOf(lines);
  }

  static WordFile read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      String id = "sha256:" + Sha256.hex(bytes).substring(0, DIGITS_SHOWN);
      return new WordFile(id, content.lines().toList());
    } catch (CharacterCodingException e) {
      throw new ZooException(
          ErrorKind.USAGE, path + " is not UTF-8", "Write the file in UTF-8.", e);
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
  }
}
