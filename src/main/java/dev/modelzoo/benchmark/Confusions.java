package dev.modelzoo.benchmark;

import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import dev.modelzoo.text.CodePointOrder;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which tokens are taken for which, and which are left out or put in, how often. Thread-safe. */
public final class Confusions {
  /**
   * Lines per kind in the file: what is rarer is noise, and a large test set has very much of it.
   */
  private static final int WRITTEN = 1000;

  private static final List<EditKind> KINDS =
      List.of(EditKind.SUBSTITUTION, EditKind.DELETION, EditKind.INSERTION);

  private static final Comparator<Confusion> ORDER =
      Comparator.comparingLong(Confusion::count)
          .reversed()
          .thenComparing(confusion -> confusion.edit().reference(), CodePointOrder.INSTANCE)
          .thenComparing(confusion -> confusion.edit().hypothesis(), CodePointOrder.INSTANCE);

  private final Map<EditKind, Map<Edit, Integer>> counts = new EnumMap<>(EditKind.class);

  /**
   * One kind of error and how often it was made.
   *
   * @param edit never a correct token
   */
  public record Confusion(Edit edit, int count) {}

  /** Without any yet. */
  public Confusions() {
    KINDS.forEach(kind -> counts.put(kind, new ConcurrentHashMap<>()));
  }

  /** Counts the errors among these. */
  public void add(Iterable<Edit> edits) {
    for (Edit edit : edits) {
      Map<Edit, Integer> known = counts.get(edit.kind());
      if (known != null) {
        known.merge(edit, 1, Integer::sum);
      }
    }
  }

  void add(Confusions others) {
    others.counts.forEach(
        (kind, edits) ->
            edits.forEach((edit, count) -> count(kind).merge(edit, count, Integer::sum)));
  }

  /** The most frequent ones of a kind, of equally frequent ones the first by code point. */
  public List<Confusion> top(EditKind kind, int limit) {
    return count(kind).entrySet().stream()
        .map(entry -> new Confusion(entry.getKey(), entry.getValue()))
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }

  void write(Writer out) throws IOException {
    out.append("KIND\tCOUNT\tREF\tHYP\n");
    for (EditKind kind : KINDS) {
      for (Confusion confusion : top(kind, WRITTEN)) {
        Edit edit = confusion.edit();
        out.append(kind.name().substring(0, 1))
            .append('\t')
            .append(Integer.toString(confusion.count()))
            .append('\t')
            .append(edit.reference())
            .append('\t')
            .append(edit.hypothesis())
            .append('\n');
      }
    }
  }

  private Map<Edit, Integer> count(EditKind kind) {
    return counts.getOrDefault(kind, Map.of());
  }
}
