package dev.modelzoo.scoring.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.modelzoo.scoring.ErrorCounts;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointBootstrapTest {
  @Test
  void pValue_anyPair_isAboutThatOfTheBootstrapOfTwo() {
    JointErrors all = new JointErrors(3);
    BlockErrors two = new BlockErrors();
    Random random = new Random(7);
    for (int utterance = 0; utterance < 300; utterance++) {
      int[] errors = {random.nextInt(4), random.nextInt(5), random.nextInt(4)};
      String speaker = "s" + utterance % 40;
      all.add(speaker, errors, 10);
      two.addPair(speaker, counts(errors[0]), counts(errors[1]));
    }

    JointBootstrap joint = JointBootstrap.of(all);
    Bootstrap pair = Bootstrap.of(two);

    assertThat(joint.pValue(0, 1).orElseThrow())
        .isCloseTo(pair.pValue().orElseThrow(), within(0.01));
    assertThat(joint.pValue(1, 0)).isEqualTo(joint.pValue(0, 1));
    Interval drawn = joint.rate(0).orElseThrow();
    Interval expected = pair.rate().orElseThrow();
    assertThat(drawn.low()).isCloseTo(expected.low(), within(0.003));
    assertThat(drawn.high()).isCloseTo(expected.high(), within(0.003));
  }

  @Test
  void pValue_clearDifference_isSmallerThanDrawsCanShow() {
    JointErrors errors = new JointErrors(2);
    for (int utterance = 0; utterance < 200; utterance++) {
      errors.add(new int[] {utterance % 2, 3 + utterance % 3}, 10);
    }

    double p = JointBootstrap.of(errors).pValue(0, 1).orElseThrow();

    assertThat(p).isPositive().isLessThan(1e-6);
  }

  @Test
  void pValue_constantDifference_staysAtWhatWasDrawn() {
    JointErrors errors = new JointErrors(2);
    for (int utterance = 0; utterance < 10; utterance++) {
      errors.add(new int[] {0, 1}, 10);
    }

    assertThat(JointBootstrap.of(errors).pValue(0, 1).orElseThrow())
        .isCloseTo(2 / 10_001.0, within(1e-12));
  }

  @Test
  void pValue_threeSpeakersThatAgree_isNoSmallerThanWhatWasDrawn() {
    JointErrors errors = new JointErrors(2);
    errors.add("anna", new int[] {10, 20}, 100);
    errors.add("ben", new int[] {11, 21}, 100);
    errors.add("cleo", new int[] {10, 20}, 101);

    assertThat(JointBootstrap.of(errors).pValue(0, 1).orElseThrow())
        .isCloseTo(2 / 10_001.0, within(1e-12));
  }

  @Test
  void pValue_sameErrors_isOne() {
    JointErrors errors = new JointErrors(2);
    for (int utterance = 0; utterance < 10; utterance++) {
      errors.add(new int[] {utterance, utterance}, 10);
    }

    assertThat(JointBootstrap.of(errors).pValue(0, 1)).hasValue(1);
  }

  @Test
  void bootstrap_tooFewBlocks_saysNothing() {
    JointErrors none = new JointErrors(1);
    JointErrors one = new JointErrors(2);
    one.add("speaker", new int[] {1, 2}, 10);
    one.add("speaker", new int[] {1, 3}, 10);
    JointErrors empty = new JointErrors(2);
    empty.add(new int[] {0, 1}, 0);
    empty.add(new int[] {0, 1}, 0);

    assertThat(JointBootstrap.of(none).rate(0)).isEmpty();
    assertThat(JointBootstrap.of(one).rate(0)).isEmpty();
    assertThat(JointBootstrap.of(one).pValue(0, 1)).isEmpty();
    assertThat(JointBootstrap.of(empty).rate(0)).isEmpty();
    assertThat(JointBootstrap.of(empty).pValue(0, 1).orElseThrow()).isPositive();
  }

  @Test
  void errors_otherNumberOfResults_areRefused() {
    JointErrors errors = new JointErrors(2);

    assertThatThrownBy(() -> errors.add(new int[] {1}, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JointErrors(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static ErrorCounts counts(int errors) {
    return new ErrorCounts(10 - errors, errors, 0, 0);
  }
}
