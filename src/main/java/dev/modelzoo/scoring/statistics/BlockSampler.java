package dev.modelzoo.scoring.statistics;

import dev.modelzoo.scoring.statistics.BlockErrors.Sums;
import java.util.Map;

/**
 * Draws as many blocks as there are, with replacement, and sums them. Of a million utterances only
 * some hundred differ in their counts: then how often each kind is drawn is decided at once, by a
 * binomial draw per kind, which has the same distribution as drawing one by one. Immutable.
 */
final class BlockSampler {
  /** A binomial draw takes about as long as so many single ones. */
  private static final int BINOMIAL_COST = 16;

  private final Sums[] kinds;

  /** How many blocks are of each kind. */
  private final int[] multiplicities;

  private final int blocks;

  private BlockSampler(Sums[] kinds, int[] multiplicities, int blocks) {
    this.kinds = kinds;
    this.multiplicities = multiplicities;
    this.blocks = blocks;
  }

  static BlockSampler of(BlockErrors errors) {
    Map<Sums, Integer> rows = errors.rows();
    Sums[] kinds = rows.keySet().toArray(Sums[]::new);
    int[] multiplicities = rows.values().stream().mapToInt(Integer::intValue).toArray();
    BlockSampler byKind = new BlockSampler(kinds, multiplicities, errors.size());
    return (long) kinds.length * BINOMIAL_COST < errors.size() ? byKind : byKind.expanded();
  }

  int blocks() {
    return blocks;
  }

  /** The sums of one replicate. */
  Sums draw(RandomStream random) {
    return kinds.length == blocks ? drawSingly(random) : drawByKind(random);
  }

  /** With a kind for every block, for drawing one by one. */
  private BlockSampler expanded() {
    Sums[] all = new Sums[blocks];
    int next = 0;
    for (int kind = 0; kind < kinds.length; kind++) {
      for (int copy = 0; copy < multiplicities[kind]; copy++) {
        all[next++] = kinds[kind];
      }
    }
    return new BlockSampler(all, new int[0], blocks);
  }

  private Sums drawSingly(RandomStream random) {
    long errors = 0;
    long otherErrors = 0;
    long tokens = 0;
    for (int drawn = 0; drawn < blocks; drawn++) {
      Sums block = kinds[random.nextInt(blocks)];
      errors += block.errors();
      otherErrors += block.otherErrors();
      tokens += block.tokens();
    }
    return new Sums(errors, otherErrors, tokens);
  }

  /** A multinomial draw, as binomial ones among what the kinds before have left. */
  private Sums drawByKind(RandomStream random) {
    long errors = 0;
    long otherErrors = 0;
    long tokens = 0;
    int draws = blocks;
    int remaining = blocks;
    for (int kind = 0; draws > 0; kind++) {
      int times = Binomial.draw(random, draws, (double) multiplicities[kind] / remaining);
      errors += times * kinds[kind].errors();
      otherErrors += times * kinds[kind].otherErrors();
      tokens += times * kinds[kind].tokens();
      draws -= times;
      remaining -= multiplicities[kind];
    }
    return new Sums(errors, otherErrors, tokens);
  }
}
