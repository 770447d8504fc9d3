package dev.modelzoo.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlMappingTest {
  @Test
  void valueSpan_anyStyle_isWhatIsWritten() {
    String text =
        """
        # 𝄞
        plain: a b  # c
        quoted: 'x: 𝄞'   # c
        none:   # c
        flow: {a: [1,
          2]} # c
        block:
          a: 1
          b:
            - x
            - y # c
          # c
        after: z
        """;
    YamlMapping mapping = YamlReader.read("t", text);

    assertThat(slice(text, mapping.valueSpan("plain"))).isEqualTo("a b");
    assertThat(slice(text, mapping.valueSpan("quoted"))).isEqualTo("'x: 𝄞'");
    assertThat(slice(text, mapping.valueSpan("none"))).isEmpty();
    assertThat(slice(text, mapping.valueSpan("flow"))).isEqualTo("{a: [1,\n  2]}");
    assertThat(slice(text, mapping.valueSpan("block"))).startsWith("a: 1").endsWith("- y");
    assertThat(slice(text, mapping.keySpan("after"))).isEqualTo("after");
    assertThat(slice(text, mapping.span())).startsWith("plain").endsWith(": z");
  }

  @Test
  void valueSpan_alias_isEmptyBehindItsKey() {
    String text = "a: &x {b: 1}\nc: *x\n";

    Span span = YamlReader.read("t", text).valueSpan("c");

    assertThat(span).isEqualTo(new Span(14, 14));
  }

  @Test
  void toTree_document_isMapsListsAndTexts() {
    YamlMapping mapping = YamlReader.read("t", "a: {b: [1, no, ~]}\nc:\n");

    assertThat(mapping.toTree())
        .isEqualTo(Map.of("a", Map.of("b", List.of("1", "no", "~")), "c", ""));
  }

  @Test
  void toTree_aliasToItsOwnParent_isAnErrorWithPlace() {
    YamlMapping mapping = YamlReader.read("t", "a: &a\n  b: *a\n");

    assertThatThrownBy(mapping::toTree)
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("an alias refers to a mapping or list that it is part of");
  }

  @Test
  void span_emptyDocument_isEmptyAtTheStart() {
    assertThat(YamlReader.read("t", "# only this\n").span()).isEqualTo(new Span(0, 0));
  }

  private static String slice(String text, Span span) {
    return text.substring(
        text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end()));
  }
}
