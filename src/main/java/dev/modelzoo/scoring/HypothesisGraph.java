package dev.modelzoo.scoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hypothesis with its alternatives as a graph from its start, state 0, to its end, the last
 * state. Every arc carries one token and leads to a higher state. Arcs lie sorted by the state that
 * they lead to: those into state q are {@code firstArcs[q]} to {@code firstArcs[q + 1]}, exclusive.
 */
final class HypothesisGraph {
  private final Map<String, Integer> numbers;
  private int[] firstArc = new int[16];
  private int[] from = new int[16];
  private int[] tokens = new int[16];
  private boolean[] said = new boolean[16];
  private String[] texts = new String[16];
  private int states;
  private int arcs;

  private HypothesisGraph(Map<String, Integer> numbers) {
    this.numbers = numbers;
  }

  static HypothesisGraph of(List<GlmRules.Segment> segments) {
    HypothesisGraph graph = new HypothesisGraph(new HashMap<>());
    graph.addState();
    for (GlmRules.Segment segment : segments) {
      graph.add(segment);
    }
    return graph;
  }

  int states() {
    return states;
  }

  /** Where the arcs into each state begin, and after the last state where all end. */
  int[] firstArcs() {
    int[] result = Arrays.copyOf(firstArc, states + 1);
    result[states] = arcs;
    return result;
  }

  /** The state that each arc comes from. */
  int[] origins() {
    return Arrays.copyOf(from, arcs);
  }

  /** The number of each arc's token. */
  int[] tokens() {
    return Arrays.copyOf(tokens, arcs);
  }

  /** Whether each arc is of the hypothesis as recognised; other arcs can only match. */
  boolean[] areSaid() {
    return Arrays.copyOf(said, arcs);
  }

  String text(int arc) {
    return texts[arc];
  }

  /** The numbers of the reference's tokens; one that no arc has is -1. */
  int[] numbersOf(List<String> reference) {
    int[] result = new int[reference.size()];
    int index = 0;
    for (String token : reference) {
      result[index++] = numbers.getOrDefault(token, -1);
    }
    return result;
  }

  private void add(GlmRules.Segment segment) {
    int start = states - 1;
    int saidEnd = addInner(segment.said(), start, true);
    int[] ends = new int[segment.others().size()];
    for (int other = 0; other < ends.length; other++) {
      ends[other] = addInner(segment.others().get(other), start, false);
    }
    addState();
    addLast(segment.said(), saidEnd, true);
    for (int other = 0; other < ends.length; other++) {
      addLast(segment.others().get(other), ends[other], false);
    }
  }

  /** All but the last token, each into a state of its own; returns the last of these. */
  private int addInner(List<String> phrase, int start, boolean recognised) {
    int state = start;
    for (String token : phrase.subList(0, phrase.size() - 1)) {
      addState();
      addArc(state, token, recognised);
      state = states - 1;
    }
    return state;
  }

  private void addLast(List<String> phrase, int state, boolean recognised) {
    addArc(state, phrase.get(phrase.size() - 1), recognised);
  }

  private void addState() {
    if (states == firstArc.length) {
      firstArc = Arrays.copyOf(firstArc, 2 * states);
    }
    firstArc[states++] = arcs;
  }

  private void addArc(int state, String token, boolean recognised) {
    if (arcs == from.length) {
      from = Arrays.copyOf(from, 2 * arcs);
      tokens = Arrays.copyOf(tokens, 2 * arcs);
      said = Arrays.copyOf(said, 2 * arcs);
      texts = Arrays.copyOf(texts, 2 * arcs);
    }
    from[arcs] = state;
    tokens[arcs] = numbers.computeIfAbsent(token, unseen -> numbers.size());
    said[arcs] = recognised;
    texts[arcs++] = token;
  }
}
