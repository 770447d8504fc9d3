package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of keys as services for speech call them; the value is put together here only. */
class SecretAssignmentTest {
  private static final String VALUE = "4f0c9a1be87d" + "2356a0b1c7d9e8f41234";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AZURE_SPEECH_KEY=",
        "speech_key = '",
        "SPEECH_KEY: ",
        "SpeechServiceKey=",
        "\"translator-key\": \"",
        "subscription_key=",
        "openai.key: ",
        "DEEPGRAM_KEY="
      })
  void at_keyOfAService_isFoundWithoutItsValue(String line) {
    String text = line + VALUE;
    int word = text.toLowerCase(Locale.ROOT).indexOf("key");

    Optional<SecretAssignment> found = SecretAssignment.at(text, word, "key".length());

    assertThat(found).isPresent();
    assertThat(found.orElseThrow().masked()).contains("32 characters").doesNotContain(VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache_key: ", "primary_key=", "sort_key=", "monkey="})
  void at_keyOfSomethingElse_isNone(String line) {
    String text = line + VALUE;

    assertThat(SecretAssignment.at(text, text.indexOf("key"), "key".length())).isEmpty();
  }
}
