package dev.modelzoo.registry;

import dev.modelzoo.yaml.ScalarText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keys that enter a YAML text.
 *
 * @param names mappings around the keys, from the outside; none for keys of a mapping that is there
 * @param scalars keys and their written values
 */
record NewKeys(List<String> names, Map<String, String> scalars) {
  boolean isNested() {
    return !names.isEmpty();
  }

  /** As lines of block style, the outermost indented to {@code column}. */
  List<String> lines(int column, int step) {
    List<String> lines = new ArrayList<>();
    int indentation = column;
    for (String name : names) {
      lines.add(" ".repeat(indentation) + ScalarText.of(name) + ":");
      indentation += step;
    }
    for (Map.Entry<String, String> scalar : scalars.entrySet()) {
      lines.add(" ".repeat(indentation) + scalar.getKey() + ": " + scalar.getValue());
    }
    return lines;
  }

  /** As flow style, to be put between braces. */
  String inBraces() {
    String inner =
        scalars.entrySet().stream()
            .map(scalar -> scalar.getKey() + ": " + scalar.getValue())
            .collect(Collectors.joining(", "));
    for (int i = names.size() - 1; i >= 0; i--) {
      inner = ScalarText.of(names.get(i)) + ": {" + inner + "}";
    }
    return inner;
  }
}
