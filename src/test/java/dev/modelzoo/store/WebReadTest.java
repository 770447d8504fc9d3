package dev.modelzoo.store;

import dev.modelzoo.store.file.FileObjectStore;
import dev.modelzoo.store.web.WebFolder;
import dev.modelzoo.store.web.WebObjectStore;
import dev.modelzoo.testing.TestWebServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What a folder store holds, read through a web server. */
class WebReadTest extends ObjectReadContract {
  @TempDir private Path folder;
  private @Nullable TestWebServer server;

  @Override
  protected ObjectStore emptyStore() throws IOException {
    Path place = Files.createDirectory(folder.resolve("place"));
    TestWebServer started = serve(folder);
    server = started;
    return new Published(
        new FileObjectStore(place),
        new WebObjectStore(WebFolder.of(started.url() + "place/", Map.of())));
  }

  TestWebServer serve(Path root) throws IOException {
    return new TestWebServer(root);
  }

  @AfterEach
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  /** Written as files, read from the web. */
  private static final class Published extends ForwardingObjectStore {
    private final ObjectStore web;

    Published(ObjectStore files, ObjectStore web) {
      super(files);
      this.web = web;
    }

    @Override
    public Optional<ObjectMetadata> head(ObjectKey key) {
      return web.head(key);
    }

    @Override
    public InputStream read(ObjectKey key, long offset, long length) throws IOException {
      return web.read(key, offset, length);
    }

    @Override
    public InputStream read(ObjectKey key) throws IOException {
      return web.read(key);
    }

    @Override
    public void list(String prefix, Consumer<ObjectMetadata> visitor) {
      web.list(prefix, visitor);
    }

    @Override
    public List<String> folders(String prefix) {
      return web.folders(prefix);
    }

    @Override
    public String location(ObjectKey key) {
      return web.location(key);
    }
  }
}
