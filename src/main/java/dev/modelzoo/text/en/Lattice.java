package dev.modelzoo.text.en;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest way to cut a line into tokens, punctuation and blanks. A node is a position in the
 * line and whether a token ended there, because two tokens need a blank or punctuation between
 * them. Nodes are visited from left to right and a later way must be cheaper to win: of two equal
 * ones, the one whose last token is the longer.
 */
final class Lattice {
  private static final long UNREACHED = Long.MAX_VALUE;

  /** Ends of one run of punctuation that are tried: its own, and a few before it. */
  private static final int MARKS_BEFORE_TOKEN = 4;

  private final SpanClass[] classes;

  /** Those of the classes that can read what is plain. */
  private final SpanClass[] plain;

  private final Line line;

  /** For node {@code 2 * position + (token ended here ? 1 : 0)}. */
  private final long[] costs;

  private final int[] previous;
  private final @Nullable String[] spoken;

  Lattice(SpanClass[] classes, SpanClass[] plain, Line line) {
    this.classes = classes;
    this.plain = plain;
    this.line = line;
    int nodes = 2 * (line.length() + 1);
    costs = new long[nodes];
    previous = new int[nodes];
    spoken = new String[nodes];
    Arrays.fill(costs, UNREACHED);
  }

  /** The tokens and punctuation marks as they are said, with one blank between them. */
  String cheapest() {
    costs[0] = 0;
    for (int position = 0; position < line.length(); position++) {
      visit(position, 2 * position);
      visit(position, 2 * position + 1);
    }
    int end = 2 * line.length();
    return trace(costs[end] <= costs[end + 1] ? end : end + 1);
  }

  private void visit(int position, int node) {
    if (costs[node] == UNREACHED) {
      return;
    }
    int blanks = line.blanksEnd(position);
    if (blanks > position) {
      relax(node, 2 * blanks, 0, null);
      return;
    }
    if (line.punctuationLength(position) > 0) {
      visitPunctuation(position, node);
    }
    if (node % 2 == 0) {
      Spans spans = new SpansFrom(node);
      for (SpanClass spanClass : line.isPlain(position) ? plain : classes) {
        spanClass.propose(line, position, spans);
      }
    }
  }

  private void visitPunctuation(int position, int node) {
    int end = position;
    int marks = 0;
    int[] lastEnds = new int[MARKS_BEFORE_TOKEN];
    for (int length = line.punctuationLength(end);
        length > 0;
        length = line.punctuationLength(end)) {
      end += length;
      lastEnds[marks++ % MARKS_BEFORE_TOKEN] = end;
    }
    for (int mark = Math.max(0, marks - MARKS_BEFORE_TOKEN); mark < marks; mark++) {
      int to = lastEnds[mark % MARKS_BEFORE_TOKEN];
      relax(node, 2 * to, Cost.PUNCTUATION, line.sub(position, to));
    }
  }

  private void relax(int from, int to, int cost, @Nullable String text) {
    long total = costs[from] + cost;
    if (total < costs[to]) {
      costs[to] = total;
      previous[to] = from;
      spoken[to] = text;
    }
  }

  private String trace(int end) {
    int count = 0;
    for (int node = end; node > 0; node = previous[node]) {
      count++;
    }
    String[] parts = new String[count];
    for (int node = end; node > 0; node = previous[node]) {
      String text = spoken[node];
      parts[--count] = text == null ? "" : text;
    }
    StringBuilder result = new StringBuilder(line.length() * 2);
    for (String part : parts) {
      if (!part.isEmpty()) {
        if (!result.isEmpty()) {
          result.append(' ');
        }
        result.append(part);
      }
    }
    return result.toString();
  }

  /** Puts the spans that start at a node into the lattice. */
  private final class SpansFrom implements Spans {
    private final int node;

    SpansFrom(int node) {
      this.node = node;
    }

    @Override
    public void add(int end, int cost, String text) {
      if (wants(end, cost)) {
        relax(node, 2 * end + 1, cost, text);
      }
    }

    @Override
    public boolean wants(int end, int cost) {
      return line.endsToken(end) && costs[node] + cost < costs[2 * end + 1];
    }
  }
}
