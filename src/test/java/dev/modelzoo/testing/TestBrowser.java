package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A real browser, told where it is by {@code .ci/browser-up}. Tests that use it have the tag {@code
 * browser} and fail where there is none.
 */
public final class TestBrowser implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private TestBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; the caller closes it. */
  public static TestBrowser start() {
    System.setProperty("playwright.cli.dir", setting("ZOO_TEST_PLAYWRIGHT"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(setting("ZOO_TEST_BROWSER")))
                    .setArgs(List.of("--no-sandbox"))); // CI is root in a container
    return new TestBrowser(playwright, browser);
  }

  /** A window of this size, in pixels, whose system prefers this scheme. */
  public WatchedPage open(int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    return new WatchedPage(context);
  }

  /** Where the checker of accessibility is. */
  static Path axe() {
    return Path.of(setting("ZOO_TEST_AXE"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static String setting(String name) {
    String value = System.getenv(name);
    assertThat(value).as("%s, as .ci/browser-up prints it", name).isNotBlank();
    return String.valueOf(value);
  }
}
