package dev.modelzoo.content;

import static dev.modelzoo.content.ManifestJson.chunked;
import static dev.modelzoo.content.ManifestJson.empty;
import static dev.modelzoo.content.ManifestJson.link;
import static dev.modelzoo.content.ManifestJson.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and links that a manifest may not have, each under a digest that fits. */
class HostilePathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /etc/passwd      | an absolute path
          ''               | an empty path
          a//b             | empty part
          a/               | empty part
          .                | empty part
          a/./b            | empty part
          ..               | '..'
          ../x             | '..'
          a/../../x        | '..'
          a/..             | '..'
          a\\b             | backslash
          .zoo/state       | never part of a version
          a/.zooignore     | never part of a version
          .ZOO-tmp/x       | never part of a version
          .git             | never part of a version
          a/.Git/hooks/x   | never part of a version
          """)
  void read_pathThatLeavesOrHides_isRefused(String path, String problem) {
    refused(ManifestJson.of(empty(path)), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\rb", "a\nb", "\u001b[2J", "tab\tbed", "\u007f", "\u0085"})
  void read_pathWithControlCharacter_isRefused(String path) {
    refused(ManifestJson.of(empty(path)), "a control character");
    refused(ManifestJson.of(link("l", path)), "impossible target");
  }

  @Test
  void read_pathWithInvisibleCharacterInGit_isRefused() {
    refused(ManifestJson.of(empty(".g\u200cit/config")), "never part of a version");
  }

  @Test
  void read_loneSurrogate_isRefused() {
    String text = ManifestJson.of(empty("a?")).text();

    refused(text.replace("\"a?\"", "\"a\\ud83c\""), "not the JSON that zoo writes");
  }

  @Test
  void read_longPartOrPath_isRefused() {
    refused(ManifestJson.of(empty("é".repeat(128))), "more than 255 bytes");
    refused(ManifestJson.of(empty(("x".repeat(200) + "/").repeat(6) + "y")), "than 1024 bytes");
    refused(ManifestJson.of(empty("a/".repeat(64) + "b")), "more than 64 parts");
    refused(ManifestJson.of(link("l", "x/".repeat(2048))), "more than 4095 bytes");

    ManifestJson longest =
        ManifestJson.of(empty("é".repeat(127) + "x"), empty("a/".repeat(63) + "b"));
    assertThat(longest.read().entries()).hasSize(2);
  }

  @Test
  void read_samePathTwice_isRefused() {
    refused(ManifestJson.of(empty("a"), empty("b"), empty("a")), "there twice");
    refused(ManifestJson.of(empty("a"), link("a", "b")), "there twice");
  }

  @Test
  void read_entryBelowFileOrLink_isRefused() {
    refused(ManifestJson.of(empty("a"), empty("a/b")), "'a': it is a file or link");
    refused(ManifestJson.of(link("l", "."), empty("l/x")), "'l': it is a file or link");
    refused(
        ManifestJson.of(empty("a"), empty("a-b"), empty("a.c"), empty("a/b/c")),
        "'a': it is a file or link");
    assertThat(ManifestJson.of(empty("a-b"), empty("a/b"), empty("a0")).read().entries())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "../../x",
        "a/../..",
        "a/..",
        "a/../b",
        "./../x",
        ".//..",
        "x/./../y"
      })
  void read_linkAtTopThatLeadsOutside_isRefused(String target) {
    refused(ManifestJson.of(link("l", target)), "leads outside");
  }

  @Test
  void read_linkBelowTopThatLeadsOutside_isRefused() {
    refused(ManifestJson.of(link("a/b/l", "../../../x")), "leads outside");
    refused(ManifestJson.of(link("a/b/l", ".././../..")), "leads outside");
    refused(ManifestJson.of(link("a/l", "/etc/passwd")), "absolute");
    refused(ManifestJson.of(link("a/l", "")), "empty");
    refused(ManifestJson.of(link("a/l", "b\\c")), "impossible");
  }

  @Test
  void read_linkWithDotsBehindAnotherLink_isRefused() {
    refused(ManifestJson.of(link("d/up", ".."), link("out", "d/up/..")), "leads outside");
  }

  @ParameterizedTest
  @CsvSource({"l, a", "l, .", "l, a/b", "a/l, ..", "a/l, ../b", "a/b/l, ../../c/", "a/l, ./../b"})
  void read_linkThatStaysInside_isRead(String path, String target) {
    assertThat(ManifestJson.of(link(path, target)).read().entries()).hasSize(1);
  }

  @Test
  void read_linkWithForeignSizeOrDigest_isRefused() {
    JsonObject size = link("l", "a");
    size.addProperty("size", 2);
    JsonObject digest = link("l", "a");
    digest.addProperty("digest", "sha256:" + Sha256.hex("b"));

    refused(ManifestJson.of(size), "not those of the link's target");
    refused(ManifestJson.of(digest), "not those of the link's target");
  }

  @Test
  void read_linkWithChunksOrFileWithTarget_isRefused() {
    JsonObject chunks = link("l", "a");
    chunks.add("chunks", chunked("x", 1, 1).get("chunks"));
    JsonObject noTarget = link("l", "a");
    noTarget.remove("target");
    JsonObject target = empty("f");
    target.addProperty("target", "a");

    refused(ManifestJson.of(chunks), "no bytes in the store");
    refused(ManifestJson.of(noTarget), "A link has a target");
    refused(ManifestJson.of(target), "A link has a target");
  }
}
