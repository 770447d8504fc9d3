package dev.modelzoo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RegistryTextTest {
  private static final String URL = "file:store/models/new/";

  @Test
  void withEntry_newEntryInBlockSection_isPutBehindTheLastOne() {
    String text = "schema: zoo/1\nmodels:\n  a:\n    url: file:x/\n\n# sets\ndatasets: {}\n";

    String edited = add(text, "new");

    assertThat(edited)
        .isEqualTo(
            "schema: zoo/1\nmodels:\n  a:\n    url: file:x/\n  new:\n    url: "
                + URL
                + "\n\n# sets\ndatasets: {}\n");
  }

  @Test
  void withEntry_neighboursIndentedByFourWithBlankLinesAndCrLf_isWrittenAlike() {
    String text =
        """
        models:
            a:
                url: file:x/  # 𝄞 中文

            b:
                url: file:y/
                # about b
        # end"""
            .replace("\n", "\r\n");

    String edited = add(text, "new");

    assertThat(edited)
        .isEqualTo(text.replace("# end", "\r\n    new:\r\n        url: " + URL + "\r\n# end"));
  }

  @Test
  void withEntry_noFinalNewline_staysWithoutOne() {
    assertThat(add("models:\n  a:\n    url: file:x/", "new"))
        .isEqualTo("models:\n  a:\n    url: file:x/\n  new:\n    url: " + URL);
  }

  @Test
  void withEntry_sectionAbsent_isAppended() {
    assertThat(add("schema: zoo/1\n", "new"))
        .isEqualTo("schema: zoo/1\nmodels:\n  new:\n    url: " + URL + "\n");
  }

  @Test
  void withEntry_sectionEmptyInBraces_losesItsBracesOnly() {
    assertThat(add("models: {}  # none yet\ndatasets: {}\n", "new"))
        .isEqualTo("models:  # none yet\n  new:\n    url: " + URL + "\ndatasets: {}\n");
  }

  @Test
  void withEntry_sectionWithoutValue_isFilledBelowItsComments() {
    assertThat(add("models:\n  # put them here\ndatasets:\n", "new"))
        .isEqualTo("models:\n  # put them here\n  new:\n    url: " + URL + "\ndatasets:\n");
  }

  @Test
  void withEntry_sectionWithTilde_isFilled() {
    assertThat(add("models: ~ # none\n", "new"))
        .isEqualTo("models: # none\n  new:\n    url: " + URL + "\n");
  }

  @Test
  void withEntry_sectionInBraces_staysInBraces() {
    assertThat(add("models: {a: {url: 'file:x/'},}\n", "new"))
        .isEqualTo("models: {a: {url: 'file:x/'}, new: {url: " + URL + "},}\n");
  }

  @Test
  void withEntry_wholeFileInBraces_staysInBraces() {
    assertThat(add("{\"schema\": \"zoo/1\"}\n", "new"))
        .isEqualTo("{\"schema\": \"zoo/1\", models: {new: {url: " + URL + "}}}\n");
    assertThat(add("{}\n", "new")).isEqualTo("{models: {new: {url: " + URL + "}}}\n");
  }

  @Test
  void withEntry_bracesWithCommentInside_keepTheComment() {
    assertThat(add("models: { # none\n}\n", "new"))
        .isEqualTo("models: {new: {url: " + URL + "} # none\n}\n");
  }

  @Test
  void withEntry_emptyOrCommentsOnly_isAppended() {
    String entry = "models:\n  new:\n    url: " + URL + "\n";

    assertThat(add("", "new")).isEqualTo(entry);
    assertThat(add("# hello\r\n", "new")).isEqualTo("# hello\r\n" + entry.replace("\n", "\r\n"));
    assertThat(add("# hello", "new")).isEqualTo("# hello\n" + entry.stripTrailing());
  }

  @Test
  void withEntry_textBeforeDocumentEnd_staysBeforeIt() {
    assertThat(add("---\nmodels:\n  a:\n    url: file:x/\n...\n", "new"))
        .isEqualTo("---\nmodels:\n  a:\n    url: file:x/\n  new:\n    url: " + URL + "\n...\n");
  }

  @Test
  void withEntry_flatFile_isWrittenAtTheTop() {
    RegistryText flat =
        new RegistryText("zoo.yaml", Optional.of(EntryKind.MODEL), "# toy\na:\n  url: file:x/\n");

    assertThat(flat.withEntry(Optional.empty(), model("new")).text())
        .isEqualTo("# toy\na:\n  url: file:x/\nnew:\n  url: " + URL + "\n");
  }

  @Test
  void withEntry_idThatOtherReadersTakeForAnotherType_isQuoted() {
    assertThat(add("models:\n  a: {}\n", "no")).contains("  \"no\":\n");
    assertThat(add("models:\n  a: {}\n", "1.10")).contains("  \"1.10\":\n");
  }

  @Test
  void withEntry_pinOfPublishedEntry_replacesValuesAndKeepsCommentsAndUnknownKeys() {
    String text =
        """
        models:
          a:  # mine
            url: 'file:x'   # 中文
            version: 1  # first
            owner: me
            size:
          b:
            url: file:y/
        """;

    String edited = pin(text, "a");

    assertThat(edited)
        .isEqualTo(
            "models:\n  a:  # mine\n    url: 'file:x'   # 中文\n    version: 2  # first\n"
                + "    owner: me\n    size: 9\n    digest: sha256:"
                + "0".repeat(64)
                + "\n    files: 3\n    language: \"no\"\n  b:\n    url: file:y/\n");
  }

  @Test
  void withEntry_pinOfEntryInBraces_staysInBraces() {
    assertThat(pin("models:\n  a: {url: file:x/, version: 1, owner: {n: me}} # 𝄞\n", "a"))
        .isEqualTo(
            "models:\n  a: {url: file:x/, version: 2, owner: {n: me}, digest: sha256:"
                + "0".repeat(64)
                + ", size: 9, files: 3, language: \"no\"} # 𝄞\n");
  }

  @Test
  void withEntry_entryWithoutKeys_isFilled() {
    assertThat(pin("models:\n  a:\n  b:\n", "a")).startsWith("models:\n  a:\n    version: 2\n");
    assertThat(pin("models:\n  a: {} # x\n  b:\n", "a"))
        .startsWith("models:\n  a: # x\n    version: 2\n");
    assertThat(pin("models: {a, b: }\n", "a")).startsWith("models: {a: {version: 2, ");
    assertThat(pin("models: {b: , a: }\n", "a")).startsWith("models: {b: , a: {version: 2, ");
  }

  @Test
  void withEntry_keyThatIsGone_losesItsLine() {
    String text =
        "models:\n  a:\n    license: >\n      Apache\n      2\n    # c\n    url: file:x/\n";
    RegistryText before = text(text);
    ZooEntry entry = entry(before, "a");

    String edited = before.withEntry(Optional.of(entry), entry.withPin(Pin.NONE)).text();

    assertThat(edited).isEqualTo("models:\n  a:\n    # c\n    url: file:x/\n");
  }

  @Test
  void withEntry_keyThatIsGoneFromBraces_losesItsComma() {
    for (String braces :
        new String[] {"{license: x, url: 'file:x'}", "{url: 'file:x', license: x}"}) {
      RegistryText before = text("models: {a: " + braces + "}\n");
      ZooEntry entry = entry(before, "a");

      String edited = before.withEntry(Optional.of(entry), entry.withPin(Pin.NONE)).text();

      assertThat(edited).isEqualTo("models: {a: {url: 'file:x'}}\n");
    }
  }

  @Test
  void withEntry_sameValues_changesNothing() {
    RegistryText text = text("models:\n  a: {url: file:x}\n");
    ZooEntry entry = entry(text, "a");

    assertThat(text.withEntry(Optional.of(entry), entry)).isSameAs(text);
  }

  @Test
  void withEntry_entryThatIsAnAlias_isRefused() {
    String aliased = "models:\n  b: &b\n    url: file:x/\n  a: *b\n";

    assertThatThrownBy(() -> pin(aliased, "a"))
        .isInstanceOfSatisfying(
            ZooException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USAGE);
              assertThat(e).hasMessageStartingWith("zoo.yaml, line 4: zoo cannot edit 'models.a'");
              assertThat(e.next()).contains("version: 2; digest: sha256:000");
            });
  }

  private static String add(String text, String id) {
    return text(text).withEntry(Optional.empty(), model(id)).text();
  }

  private static String pin(String text, String id) {
    RegistryText before = text(text);
    ZooEntry entry = entry(before, id);
    Pin pin =
        new Pin(
            OptionalInt.of(2),
            Optional.of(Digest.sha256("0".repeat(64))),
            OptionalLong.of(9),
            OptionalLong.of(3),
            Optional.of("no"),
            Optional.empty());
    return before.withEntry(Optional.of(entry), entry.withPin(pin)).text();
  }

  private static RegistryText text(String text) {
    return new RegistryText("zoo.yaml", Optional.empty(), text);
  }

  private static ZooEntry model(String id) {
    return ZooEntry.of(EntryKind.MODEL, new EntryId(id), RemoteUrl.parse(URL));
  }

  private static ZooEntry entry(RegistryText text, String id) {
    return new EntryReader(
            text.section(text.read(), EntryKind.MODEL).orElseThrow(), EntryKind.MODEL)
        .read().stream().filter(e -> e.id().value().equals(id)).findFirst().orElseThrow();
  }
}
