package dev.modelzoo.registry;

import dev.modelzoo.yaml.Span;
import dev.modelzoo.yaml.YamlMapping;
import dev.modelzoo.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets keys of one entry in a YAML text by replacing as few characters as possible, so that
 * comments, order, quotes, line breaks and whatever else is there stay. Works in small steps and
 * reads the text again after each, as a step moves what follows. Does not prove that the result
 * says what it should: {@link RegistryText} does.
 */
final class EntrySplice {
  private static final int DEFAULT_STEP = 2;

  private final String source;
  private final List<String> path;
  private SourceText text;

  /**
   * Prepares an edit.
   *
   * @param path the keys that lead to the entry, such as {@code models}, {@code ID}
   */
  EntrySplice(String source, String text, List<String> path) {
    this.source = source;
    this.text = new SourceText(text);
    this.path = path;
  }

  /** The text with {@code changes} made: a written scalar sets a key, an empty one removes it. */
  String apply(Map<String, Optional<String>> changes) {
    Map<String, String> set = new LinkedHashMap<>();
    for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
      if (change.getValue().isEmpty()) {
        remove(change.getKey());
      } else if (!replace(change.getKey(), change.getValue().get())) {
        set.put(change.getKey(), change.getValue().get());
      }
    }
    if (!set.isEmpty()) {
      add(set);
    }
    return text.text();
  }

  /** As far down the path as there are mappings with keys; {@code depth} keys were followed. */
  private record Place(YamlMapping mapping, int depth) {}

  private Place deepest() {
    YamlMapping at = YamlReader.read(source, text.text());
    int depth = 0;
    while (depth < path.size() && at.holdsMapping(path.get(depth))) {
      at = at.mapping(path.get(depth)).orElseThrow();
      depth++;
    }
    return new Place(at, depth);
  }

  private Optional<YamlMapping> entryWith(String key) {
    Place place = deepest();
    return place.depth() == path.size() && place.mapping().keys().contains(key)
        ? Optional.of(place.mapping())
        : Optional.empty();
  }

  private boolean replace(String key, String scalar) {
    Optional<YamlMapping> entry = entryWith(key);
    if (entry.isEmpty()) {
      return false;
    }
    Span span = entry.get().valueSpan(key);
    int start = text.start(span);
    int end = text.end(span);
    boolean glued = start > 0 && text.text().charAt(start - 1) == ':';
    text = text.replaced(start, end, (glued ? " " : "") + scalar);
    return true;
  }

  private void remove(String key) {
    Optional<YamlMapping> entry = entryWith(key);
    if (entry.isEmpty()) {
      return;
    }
    int start = text.start(entry.get().keySpan(key));
    int end = text.end(entry.get().valueSpan(key));
    if (entry.get().isFlow()) {
      removeInBraces(entry.get(), key, start, end);
    } else if (text.isFirstOnLine(start)) {
      text = text.replaced(text.lineStart(start), text.nextLine(end), "");
    }
  }

  private void removeInBraces(YamlMapping entry, String key, int start, int end) {
    List<String> keys = new ArrayList<>(entry.keys());
    int index = keys.indexOf(key);
    if (index + 1 < keys.size()) {
      text = text.replaced(start, text.start(entry.keySpan(keys.get(index + 1))), "");
    } else if (index > 0) {
      text = text.replaced(text.end(entry.valueSpan(keys.get(index - 1))), end, "");
    } else {
      text = text.replaced(start, end, "");
    }
  }

  private void add(Map<String, String> keys) {
    Place place = deepest();
    YamlMapping at = place.mapping();
    List<String> missing = path.subList(place.depth(), path.size());
    if (!missing.isEmpty() && at.keys().contains(missing.get(0))) {
      fill(at, missing.get(0), new NewKeys(missing.subList(1, missing.size()), keys));
    } else if (at.isFlow()) {
      appendInBraces(at, new NewKeys(missing, keys));
    } else {
      appendLines(at, new NewKeys(missing, keys));
    }
  }

  /** Gives content to a key that has none, or {@code {}}. */
  private void fill(YamlMapping at, String key, NewKeys content) {
    int keyEnd = text.end(at.keySpan(key));
    int start = text.start(at.valueSpan(key));
    int end = text.end(at.valueSpan(key));
    String written = text.text().substring(start, end);
    if (at.isFlow() || written.lines().count() > 1) {
      if (written.startsWith("{")) {
        text = text.replaced(start + 1, start + 1, content.inBraces());
      } else {
        boolean colon = text.text().substring(keyEnd, start).contains(":");
        text = text.replaced(start, end, (colon ? " {" : ": {") + content.inBraces() + "}");
      }
      return;
    }
    int from = start;
    while (from > keyEnd && text.text().charAt(from - 1) == ' ') {
      from--;
    }
    text = text.replaced(from, end, "");
    int column = column(at, key);
    int step = step(at);
    int behind = text.lastInnerComment(keyEnd, column);
    text = text.withLinesBehind(behind, content.lines(column + step, step));
  }

  private void appendInBraces(YamlMapping at, NewKeys content) {
    Optional<String> last = lastKey(at);
    if (last.isEmpty()) {
      int behindBrace = text.start(at.span()) + 1;
      text = text.replaced(behindBrace, behindBrace, content.inBraces());
    } else {
      int end = text.end(at.valueSpan(last.get()));
      text = text.replaced(end, end, ", " + content.inBraces());
    }
  }

  private void appendLines(YamlMapping at, NewKeys content) {
    Optional<String> last = lastKey(at);
    if (last.isEmpty()) {
      text = text.withLinesBehind(text.lastLine(), content.lines(0, DEFAULT_STEP));
      return;
    }
    int column = column(at, last.get());
    List<String> lines = new ArrayList<>();
    int behind = text.end(at.valueSpan(last.get()));
    if (content.isNested()) {
      behind = text.lastInnerComment(behind, column);
      if (at.keys().size() > 1 && text.followsBlankLine(text.start(at.keySpan(last.get())))) {
        lines.add("");
      }
    }
    lines.addAll(content.lines(column, step(at)));
    text = text.withLinesBehind(behind, lines);
  }

  private int column(YamlMapping at, String key) {
    int start = text.start(at.keySpan(key));
    return start - text.lineStart(start);
  }

  /** How far neighbours indent what is below them. */
  private int step(YamlMapping at) {
    for (String key : at.keys()) {
      if (at.holdsMapping(key)) {
        YamlMapping child = at.mapping(key).orElseThrow();
        int step = column(child, child.keys().iterator().next()) - column(at, key);
        if (!child.isFlow() && step > 0) {
          return step;
        }
      }
    }
    return DEFAULT_STEP;
  }

  private static Optional<String> lastKey(YamlMapping at) {
    return at.keys().stream().reduce((first, second) -> second);
  }
}
