package dev.modelzoo.scoring;

import java.util.ArrayList;
import java.util.List;

/** One line of a comma-separated file; a field may stand in double quotes, doubled inside. */
final class CommaSeparated {
  private CommaSeparated() {}

  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int index = 0; index < line.length(); index++) {
      char c = line.charAt(index);
      if (quoted) {
        boolean doubled = c == '"' && index + 1 < line.length() && line.charAt(index + 1) == '"';
        if (c != '"' || doubled) {
          field.append(c);
          index += doubled ? 1 : 0;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
