package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.modelzoo.testing.TestBrowser;
import dev.modelzoo.testing.WatchedPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports as people use them: in a real browser, from a file. */
@Tag("browser")
class ReportBrowserTest {
  private static TestBrowser browser;
  private static Path small;
  private static Path large;
  private static Path hostile;

  @BeforeAll
  static void makeReports(@TempDir Path folder) {
    browser = TestBrowser.start();
    small = report(ReportContent.small(folder.resolve("small")), "--dataset", "set");
    large = report(ReportContent.large(folder.resolve("large"), 3000));
    hostile = report(ReportContent.hostile(folder.resolve("hostile")));
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void open_fromFile_loadsNothingElseAndSaysNothing() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "");

      assertThat(count(page)).isEqualTo("4 utterances");
      assertThat(page.locator(".rate .big").textContent()).isEqualTo("41.18 %");
      assertThat(watched.requests()).hasSize(1);
      watched.assertSilent();
    }
  }

  @Test
  void open_browserThatCannotUnpack_showsTheSame() {
    try (WatchedPage watched = wide()) {
      watched.page().addInitScript("delete window.DecompressionStream");
      Page page = open(watched, large, "#?id=u002999");

      page.locator("#detail .col").first().waitFor();

      assertThat(page.evaluate("typeof DecompressionStream")).isEqualTo("undefined");
      assertThat(tokens(page)).containsExactly("before", "number2999", "after");
      watched.assertSilent();
    }
  }

  @Test
  void search_word_showsItsUtterancesAndStaysInTheAddress() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, large, "");

      page.fill("#search", "number2718 ");
      awaitCount(page, "1 of 3,000 utterances");

      assertThat(ids(page)).containsExactly("u002718");
      assertThat(page.url()).endsWith("#?search=number2718+");
      page.reload();
      awaitCount(page, "1 of 3,000 utterances");
      watched.assertSilent();
    }
  }

  @Test
  void search_textAsWritten_isFound() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "");

      page.fill("#search", "22 ROADS.");
      awaitCount(page, "1 of 4 utterances");

      assertThat(ids(page)).containsExactly("u1");
    }
  }

  @Test
  void filter_kindAndSpeaker_showsWhatFitsBoth() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "");

      page.selectOption("#kind", "D");
      awaitCount(page, "2 of 4 utterances");
      assertThat(ids(page)).containsExactly("u2", "u4");
      page.selectOption("#kind", "unanswered");
      awaitCount(page, "1 of 4 utterances");
      page.selectOption("#kind", "");
      page.locator("button.link", new Page.LocatorOptions().setHasText("ann")).click();
      awaitCount(page, "2 of 4 utterances");
      assertThat(ids(page)).containsExactlyInAnyOrder("u1", "u3");
      page.click("#reset");

      awaitCount(page, "4 utterances");
      watched.assertSilent();
    }
  }

  @Test
  void sort_mostErrors_putsThemFirst() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "");

      page.selectOption("#sort", "errors");

      page.waitForFunction("() => location.hash.includes('sort=errors')");
      assertThat(ids(page)).containsExactly("u4", "u2", "u1", "u3");
    }
  }

  @Test
  void confusion_click_showsTheUtterancesWithIt() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, large, "");

      page.locator("button.link[data-kind='S']").first().click();

      awaitCount(page, "1 of 3,000 utterances");
      page.locator("#list .row:not([hidden]) .kind-S.col").first().waitFor();
      assertThat(page.locator("#list .row:not([hidden]) .kind-S.col bdi").allTextContents())
          .contains("wrong");
    }
  }

  @Test
  void keyboard_inTheList_movesThroughAllUtterances() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, large, "");

      page.focus("#list");
      page.keyboard().press("End");
      awaitDetail(page, "u002999");
      page.keyboard().press("ArrowUp");
      awaitDetail(page, "u002998");
      page.keyboard().press("Home");
      awaitDetail(page, "u000000");

      assertThat(page.locator("#list .row").count()).isLessThan(40);
      assertThat(page.getAttribute("#list", "aria-activedescendant")).isEqualTo("option-0");
    }
  }

  @Test
  void detail_utterance_showsAlignmentTextsAndRules() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "#?id=u1");
      awaitDetail(page, "u1");

      assertThat(page.locator("#detail .col.kind-S bdi").allTextContents())
          .containsExactly("ROADS", "ROWS");
      assertThat(page.locator("#detail .steps").first().locator("dt").allTextContents())
          .startsWith("as written")
          .contains("spoken-forms", "upper-case");
      assertThat(page.locator("#detail .steps mark").allTextContents()).contains("twenty two");
      assertThat(page.locator("#detail").textContent()).contains("SPEAKERann", "Duration0.5 s");
    }
  }

  @Test
  void audio_beside_plays() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "#?id=u1");
      awaitDetail(page, "u1");

      page.focus("#detail audio");
      page.keyboard().press("Space");

      page.waitForFunction("() => document.querySelector('#detail audio').currentTime > 0");
      assertThat(watched.requests()).hasSize(2).last().asString().endsWith("/set/audio/u%201.wav");
      watched.assertSilent();
    }
  }

  @Test
  void copy_comparisonKey_isOnTheClipboard() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "");

      page.click("#copy-key");
      page.locator("#copied", new Page.LocatorOptions().setHasText("copied")).waitFor();
      page.focus("#search");
      page.keyboard().press("Control+V");

      assertThat(page.inputValue("#search")).isEqualTo(page.textContent("#comparison-key"));
    }
  }

  @Test
  void theme_switch_changesColoursAndIsRemembered() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, small, "");
      Object light = background(page);

      page.click("[data-theme-switch]");
      page.click("[data-theme-switch]");

      assertThat(page.textContent("[data-theme-name]")).isEqualTo("dark");
      assertThat(background(page)).isNotEqualTo(light);
      Object dark = background(page);
      page.reload();
      assertThat(background(page)).isEqualTo(dark);
      watched.assertSilent();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void accessibility_wideAndNarrow_hasNoSeriousProblem(ColorScheme scheme) {
    for (int width : new int[] {1280, 390}) {
      try (WatchedPage watched = browser.open(width, 800, scheme)) {
        open(watched, small, "");
        watched.assertAccessible();
        watched.page().locator("#list .row").first().click();
        awaitDetail(watched.page(), "u1");
        watched.assertAccessible();
      }
    }
  }

  @Test
  void phone_utterance_opensOverThePageAndTurning_keepsItUsable() {
    try (WatchedPage watched = browser.open(390, 844, ColorScheme.LIGHT)) {
      Page page = open(watched, small, "");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);

      page.locator("#list .row").first().click();
      awaitDetail(page, "u1");
      assertThat(page.evaluate("document.querySelector('#detail').matches(':modal')"))
          .isEqualTo(true);
      page.keyboard().press("Escape");

      page.locator("#detail").waitFor(hidden());
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("list");
      page.setViewportSize(1280, 800);
      page.locator("#detail").waitFor();
      page.setViewportSize(390, 844);
      page.locator("#detail").waitFor(hidden());
      page.locator("#list .row").nth(1).click();
      awaitDetail(page, "u2");
      assertThat(page.evaluate("document.querySelector('#detail').matches(':modal')"))
          .isEqualTo(true);
    }
  }

  @Test
  void hostileTexts_everywhere_showAsText() {
    try (WatchedPage watched = wide()) {
      Page page = open(watched, hostile, "");
      assertThat(count(page)).isEqualTo("7 utterances");

      for (int i = 0; i < 7; i++) {
        page.focus("#list");
        page.keyboard().press(i == 0 ? "Home" : "ArrowDown");
        awaitDetail(page, "id\"'<b>" + i);
      }

      assertThat(page.evaluate("window.harm")).isNull();
      assertThat(page.locator("img, main script").count()).isZero();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1280);
      assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
          .as("height of the page, which nothing invisible extends")
          .isLessThan(4000);
      assertThat(page.content()).contains("\\u202E", "\\u001B");
      assertThat(page.locator("body").textContent()).contains("<script>window.harm=3</script>");
      watched.assertSilent();
      assertThat(watched.requests()).hasSize(1);
    }
  }

  private static Path report(CliHarness here, String... more) {
    String[] arguments = new String[2 + more.length];
    arguments[0] = "report";
    arguments[1] = "result";
    System.arraycopy(more, 0, arguments, 2, more.length);
    here.run(arguments).assertDone();
    return here.path("result/report.html");
  }

  private static WatchedPage wide() {
    return browser.open(1280, 800, ColorScheme.LIGHT);
  }

  private static Page open(WatchedPage watched, Path file, String fragment) {
    Page page = watched.open(file, fragment);
    page.waitForFunction(
        "() => document.querySelector('#count').textContent.includes('utterance')");
    return page;
  }

  private static String count(Page page) {
    return page.textContent("#count");
  }

  private static void awaitCount(Page page, String text) {
    page.waitForFunction("text => document.querySelector('#count').textContent === text", text);
  }

  private static void awaitDetail(Page page, String id) {
    page.waitForFunction("id => document.querySelector('#detail h3')?.textContent === id", id);
  }

  private static List<String> ids(Page page) {
    return page.locator("#list .row:not([hidden]) .id").allTextContents();
  }

  /** Of the reference. */
  private static List<String> tokens(Page page) {
    return page.locator("#detail .col bdi:first-child").allTextContents();
  }

  private static Object background(Page page) {
    return page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }
}
