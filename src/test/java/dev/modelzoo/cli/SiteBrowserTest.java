package dev.modelzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.modelzoo.cli.LeaderboardContent.Run;
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
import org.junit.jupiter.params.provider.CsvSource;

/** The leaderboard as people use it: in a real browser, from a disk. */
@Tag("browser")
class SiteBrowserTest {
  private static TestBrowser browser;
  private static Path site;
  private static Path hostile;

  @BeforeAll
  static void makeSites(@TempDir Path folder) {
    browser = TestBrowser.start();
    CliHarness zoo = LeaderboardContent.zoo(folder.resolve("zoo"), 60);
    zoo.run("site", "out").assertDone();
    site = zoo.path("out");
    CliHarness other = CliHarness.zoo(folder.resolve("hostile"), "file:store");
    String harm = "</script><script>window.harm=1</script><img src=x onerror=window.harm=2>";
    Run run = Run.of("m", "A_EN", 20).with("prefix", harm + " \u202Eevil ").with("name", harm);
    new LeaderboardContent(other, 20)
        .add(run)
        .add(Run.of("n", "A_EN", 5).with("prefix", harm + " \u202Eevil "));
    other.run("site", "out", "--title", harm).assertDone();
    hostile = other.path("out");
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, 390, DARK",
    "index.html, 1920, LIGHT",
    "models/aurora_zh.html, 390, LIGHT",
    "models/aurora_zh.html, 1024, DARK",
    "sets/ZH_TALK_01.html, 390, DARK",
    "sets/ZH_LOCKED_01.html, 1024, LIGHT",
    "compare.html, 390, LIGHT",
    "compare.html, 1024, DARK"
  })
  void open_anyPage_fitsTheWindowAndIsAccessible(String name, int width, ColorScheme scheme) {
    try (WatchedPage watched = browser.open(width, 900, scheme)) {
      Page page = watched.open(site.resolve(name), "");
      page.waitForFunction("!document.querySelector('#compare[hidden]')");

      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
      watched.assertAccessible();
      watched.assertSilent();
    }
  }

  @Test
  void open_index_asksForNothingElse() {
    try (WatchedPage watched = wide()) {
      Page page = watched.open(site.resolve("index.html"), "");

      assertThat(watched.requests()).hasSize(1);
      assertThat(page.locator("[aria-labelledby=ranking-0-title]").count()).isOne();
      assertThat(page.locator("#map tbody tr").count()).isEqualTo(8);
      assertThat(page.locator("#map thead th").count()).isEqualTo(13);
    }
  }

  @Test
  void map_sortAndChoice_changeWhatIsShown() {
    try (WatchedPage watched = wide()) {
      Page page = watched.open(site.resolve("index.html"), "");
      List<String> before = models(page);

      page.click("#map thead th:nth-child(2) .sorter"); // EN_READ_01
      List<String> sorted = models(page);
      page.click("#map thead th:nth-child(2) .sorter");
      List<String> after = models(page);
      page.selectOption("#group", "2");

      assertThat(sorted.get(0)).endsWith("_en").isNotEqualTo(before.get(0));
      assertThat(after).isEqualTo(before);
      assertThat(page.locator("#map thead th:visible").count()).isEqualTo(5);
      assertThat(page.locator("#map tbody tr:first-child td:visible").count()).isEqualTo(4);
      watched.assertSilent();
    }
  }

  @Test
  void compare_twoModels_loadsTheirTextsWhenAsked() {
    try (WatchedPage watched = wide()) {
      Page page =
          watched.open(site.resolve("compare.html"), "#a=aurora_zh&b=ember_zh&set=ZH_TALK_02");
      awaitCount(page, "that differ; 60 utterances in all");
      List<String> requests = List.copyOf(watched.requests());
      String first = page.locator("#list li:first-child .head").textContent();

      page.selectOption("#order", "a");
      page.fill("#search", "ZH_TALK_02_0001");
      awaitCount(page, "1 utterance of ");

      assertThat(requests.stream().map(url -> url.replaceAll(".*/out/", "")))
          .containsExactlyInAnyOrder(
              "compare.html",
              "data/ZH_TALK_02/references.js",
              "data/ZH_TALK_02/model-aurora_zh.js",
              "data/ZH_TALK_02/model-ember_zh.js");
      assertThat(first).contains("ZH_TALK_02_", "errors: A ");
      assertThat(page.locator("#list li .pair-row").count()).isEqualTo(2);
      assertThat(page.locator("#tables tbody tr:first-child").textContent())
          .contains("ZH_LOCKED_01", "A p = 0.0020");
      watched.assertSilent();
    }
  }

  @Test
  void compare_swapAndPrivateSet_followTheChoice() {
    try (WatchedPage watched = wide()) {
      Page page = watched.open(site.resolve("compare.html"), "#a=aurora_zh&b=cedar_zh_mobile");
      awaitCount(page, "in all");

      page.click("#swap");
      awaitCount(page, "in all");
      String swapped = page.locator("#tables tbody tr:first-child").textContent();
      page.selectOption("#set", new SelectOption().setLabel("ZH_LOCKED_01 (private)"));
      awaitCount(page, "private");

      assertThat(swapped).startsWith("unlocked").contains("B p ");
      assertThat(page.url()).contains("#a=cedar_zh_mobile&b=aurora_zh&set=ZH_LOCKED_01");
      assertThat(page.locator("#list li").count()).isZero();
      watched.assertSilent();
    }
  }

  @Test
  void compare_browserThatCannotUnpack_showsTheSame() {
    try (WatchedPage watched = wide()) {
      watched.page().addInitScript("delete window.DecompressionStream");
      Page page =
          watched.open(site.resolve("compare.html"), "#a=granite_en&b=falcon_en_streaming_int8");

      awaitCount(page, "60 utterances in all");

      watched.assertSilent();
    }
  }

  @Test
  void theme_switch_stays() {
    try (WatchedPage watched = wide()) {
      Page page = watched.open(site.resolve("index.html"), "");
      Object light = page.evaluate("getComputedStyle(document.body).backgroundColor");

      page.click("[data-theme-switch]");
      page.click("[data-theme-switch]");

      assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
          .isNotEqualTo(light);
    }
  }

  @Test
  void hostile_namesAndTexts_showAsText() {
    try (WatchedPage watched = wide()) {
      Page page = watched.open(hostile.resolve("index.html"), "");
      assertThat(page.locator("h1").textContent()).startsWith("</script><script>window.harm=1");
      page.locator("#map a").last().click();
      page.waitForURL("**/models/**");
      watched.open(hostile.resolve("compare.html"), "");
      awaitCount(page, "20 utterances in all");

      assertThat(page.evaluate("typeof window.harm")).isEqualTo("undefined");
      assertThat(page.locator("#list").textContent()).contains("SCRIPT");
      watched.assertSilent();
    }
  }

  private static WatchedPage wide() {
    return browser.open(1280, 900, ColorScheme.LIGHT);
  }

  private static void awaitCount(Page page, String text) {
    page.waitForFunction(
        "text => document.querySelector('#count').textContent.includes(text)", text);
  }

  private static List<String> models(Page page) {
    return page.locator("#map tbody th").allTextContents();
  }
}
