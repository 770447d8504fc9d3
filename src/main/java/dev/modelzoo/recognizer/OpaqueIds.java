package dev.modelzoo.recognizer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.modelzoo.error.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names for the utterances of one run that say nothing of the test set. They are random, and the
 * list is in their order, so that neither a name nor a place in the list tells an utterance.
 */
final class OpaqueIds {
  private static final int BYTES = 8;

  /**
   * The bytes of a line as characters: blanks or a byte order mark, the id, and then no more of a
   * word.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "(?<before>[\\xEF\\xBB\\xBF \\t]*)(?<id>u[0-9a-f]{" + 2 * BYTES + "})(?<text>(?!\\w).*)",
          Pattern.DOTALL);

  private final Map<String, String> opaqueById = new HashMap<>();
  private final Map<String, String> idByOpaque = new HashMap<>();

  OpaqueIds(AudioList list) {
    SecureRandom random = new SecureRandom();
    Set<String> used = new HashSet<>();
    for (AudioList.Item item : list.items()) {
      String opaque = draw(random);
      while (!used.add(opaque)) {
        opaque = draw(random);
      }
      opaqueById.put(item.id(), opaque);
      idByOpaque.put(opaque, item.id());
    }
  }

  private static String draw(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "u" + HexFormat.of().formatHex(bytes);
  }

  String of(String id) {
    return String.valueOf(opaqueById.get(id));
  }

  /** The same utterances under their opaque names, in the order of these; paths stay. */
  AudioList hide(AudioList list) {
    return new AudioList(
        list.items().stream()
            .map(item -> new AudioList.Item(of(item.id()), item.path()))
            .sorted(Comparator.comparing(AudioList.Item::id))
            .toList());
  }

  /** Puts the set's ids back into a {@code raw_rec.txt}. Whatever else it holds stays as it is. */
  void restore(Path hypotheses) {
    Path temporary = hypotheses.resolveSibling("." + hypotheses.getFileName() + ".tmp");
    try {
      // Bytes, not text: whether they are UTF-8 is looked at elsewhere.
      String text = Files.readString(hypotheses, ISO_8859_1);
      String restored =
          Pattern.compile("(?<=\n)")
              .splitAsStream(text)
              .map(this::restoreLine)
              .collect(Collectors.joining());
      Files.write(temporary, restored.getBytes(ISO_8859_1));
      Files.move(temporary, hypotheses, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw FileErrors.translate("write", hypotheses, e);
    }
  }

  private String restoreLine(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return line;
    }
    String id = idByOpaque.get(matcher.group("id"));
    if (id == null) {
      return line;
    }
    String bytes = new String(id.getBytes(UTF_8), ISO_8859_1);
    return matcher.group("before") + bytes + matcher.group("text");
  }
}
