package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Digest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReferenceTest {
  @Test
  void parse_goodReference_saysWhichVersion() {
    assertThat(EntryReference.parse("m").selector()).isEqualTo(new Selector.Pinned());
    assertThat(EntryReference.parse("m@3").selector()).isEqualTo(new Selector.Version(3));
    assertThat(EntryReference.parse("m@latest").selector()).isEqualTo(new Selector.Latest());
    assertThat(EntryReference.parse("m@sha256:ABCDEF01").selector())
        .isEqualTo(new Selector.ByDigest("abcdef01"));
  }

  @Test
  void parse_versionAsListsShowIt_isThatVersion() {
    assertThat(EntryReference.parse("m@v3")).isEqualTo(EntryReference.parse("m@3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "m@3", "m@latest", "m@sha256:0123456789"})
  void toString_anyReference_isWhatParseReads(String text) {
    assertThat(EntryReference.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m@",
        "m@0",
        "m@-1",
        "m@v0",
        "m@vv3",
        "m@sha256:1234567",
        "m@sha256:xyzxyzxy",
        "m@123456789"
      })
  void parse_badVersion_saysHowToWriteOne(String text) {
    assertThatThrownBy(() -> EntryReference.parse(text))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
              assertThat(e.next()).contains("m@3");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@3", "a__b", "../x@3", "-x"})
  void parse_badId_isRefused(String text) {
    assertThatThrownBy(() -> EntryReference.parse(text))
        .isInstanceOf(ZooException.class)
        .hasMessageContaining("is not an id");
  }

  @Test
  void matches_contentDigest_byItsBeginning() {
    Selector.ByDigest selector = new Selector.ByDigest("abababab");

    assertThat(selector.matches(Digest.sha256("ab".repeat(32)))).isTrue();
    assertThat(selector.matches(Digest.sha256("ba".repeat(32)))).isFalse();
    assertThat(selector.matches(new Digest(Digest.SHA256_OF_CHUNKS, "ab".repeat(32)))).isFalse();
  }
}
