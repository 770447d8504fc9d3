package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page in a browser, with all that it asks for and complains of. */
public final class WatchedPage implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  WatchedPage(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onRequest(request -> requests.add(request.url()));
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
  }

  /** Opens a file, or the same with something behind {@code #}. */
  public Page open(Path file, String fragment) {
    page.navigate(file.toUri() + fragment);
    return page;
  }

  public Page page() {
    return page;
  }

  /** All that was asked for but data in the page itself, the page included. */
  public List<String> requests() {
    return requests.stream().filter(url -> !url.startsWith("data:")).toList();
  }

  /** Nothing in the console, no error, no dialog. */
  public void assertSilent() {
    assertThat(complaints).isEmpty();
  }

  /** No problem of accessibility that axe-core calls serious or critical. */
  public void assertAccessible() {
    page.evaluate(text(TestBrowser.axe()));
    String problems =
        String.valueOf(
            page.evaluate(
                "async () => JSON.stringify((await axe.run(document)).violations"
                    + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                    + ".map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary)"
                    + ".slice(0, 3).join(' | ')))"));
    List<String> found =
        JsonParser.parseString(problems).getAsJsonArray().asList().stream()
            .map(JsonElement::getAsString)
            .toList();
    assertThat(found).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
