package dev.modelzoo.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownStoresTest {
  @Test
  void abbreviated_digestsInKeys_areCutAndOtherTextStays() {
    String digest = "0123456789abcdef".repeat(4);

    assertThat(KnownStores.abbreviated("cannot read s3://b/chunks/01/" + digest + ": busy"))
        .isEqualTo("cannot read s3://b/chunks/01/0123456789ab…: busy");
    assertThat(KnownStores.abbreviated("cannot read s3://b/packs/01/" + digest + ".tar: busy"))
        .isEqualTo("cannot read s3://b/packs/01/0123456789ab….tar: busy");
    assertThat(KnownStores.abbreviated("0123456789ab " + digest + "0"))
        .isEqualTo("0123456789ab " + digest + "0");
  }
}
