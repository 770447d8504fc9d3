package dev.modelzoo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.KillPlace;
import dev.modelzoo.testing.KillTarget;
import dev.modelzoo.testing.KillTarget.Action;
import dev.modelzoo.testing.KillingObjectStore.Moment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a folder; and, as that is quick, a kill at each call of the store. */
class KillTest extends KillContract {
  @Override
  KillPlace place() {
    return KillPlace.folder();
  }

  @Override
  int kills() {
    return 20;
  }

  @ParameterizedTest
  @EnumSource
  void push_haltedAtEachStoreCall_isRepeatedToOneVersion(Moment moment) throws Exception {
    int version = 0;
    for (int call = 1; ; call++) {
      image.file("README.md", moment + " " + call);
      Process process = KillTarget.start(Action.PUSH, temp, image.folder(), 0, call, moment);
      if (process.waitFor() == 0) {
        assertThat(call).as(output()).isGreaterThan(8);
        return;
      }
      assertThat(process.exitValue()).as(output()).isEqualTo(137);

      transfers.push(image.folder());

      assertThat(transfers.versions().versions()).as("call %d", call).hasSize(++version);
      assertThat(transfers.latest().entry("README.md").orElseThrow().size())
          .isEqualTo((moment + " " + call).length());
    }
  }
}
