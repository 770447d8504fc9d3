package dev.modelzoo.store;

import dev.modelzoo.testing.TestWebServer;
import java.io.IOException;
import java.nio.file.Path;

/** The same from a server that always sends the whole file. */
class WebReadWithoutRangesTest extends WebReadTest {
  @Override
  TestWebServer serve(Path root) throws IOException {
    return new TestWebServer(root).withoutRanges();
  }
}
