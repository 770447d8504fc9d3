package dev.modelzoo.cli.console;

import dev.modelzoo.transfer.TransferEvent;
import java.util.HashMap;
import java.util.Map;

/** How far each file is, and which of them is named. Not thread-safe. */
final class SubjectsUnderWay {
  /** Less of a name tells nothing. */
  private static final int SHORTEST_NAME = 8;

  private static final TransferEvent.Subject NONE = new TransferEvent.Subject("", 0);

  private final Map<TransferEvent.Subject, Long> done = new HashMap<>();
  private TransferEvent.Subject named = NONE;
  private TransferEvent.Subject last = NONE;
  private boolean namedMoved;
  private int seen;

  void moved(TransferEvent.Subject subject, long bytes) {
    if (subject.name().isEmpty()) {
      return;
    }
    long before = done.getOrDefault(subject, 0L);
    seen += done.containsKey(subject) ? 0 : 1;
    long now = before + bytes;
    if (now >= subject.bytes()) {
      done.remove(subject);
    } else {
      done.put(subject, Math.max(0, now));
    }
    last = subject;
    namedMoved |= subject.equals(named);
  }

  /** The one that is named, for the end of a line; empty if it is the only one, or too long. */
  String shown(int columns) {
    if (!namedMoved || !done.containsKey(named)) { // else it stays, or the names would flicker
      named = last;
    }
    namedMoved = false;
    Long bytes = done.get(named);
    if (seen < 2 || bytes == null) {
      return "";
    }
    String percent = " " + bytes * 100 / Math.max(1, named.bytes()) + " %";
    int room = columns - 2 - percent.length();
    String name = printable(named.name());
    if (room < Math.min(SHORTEST_NAME, FoldedLine.columns(name))) {
      return "";
    }
    return "  " + shortened(name, room) + percent;
  }

  /** A name of a stranger's file must not move the cursor. */
  private static String printable(String name) {
    return name.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Its end tells most. */
  private static String shortened(String name, int columns) {
    if (FoldedLine.columns(name) <= columns) {
      return name;
    }
    int from = 0;
    while (FoldedLine.columns(name.substring(from)) > columns - 1) {
      from += Character.charCount(name.codePointAt(from));
    }
    return "…" + name.substring(from);
  }
}
