package dev.modelzoo.testing;

import dev.modelzoo.store.s3.S3Credentials;
import dev.modelzoo.store.s3.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server on a free port of this machine, which checks signatures; keeps files. */
public final class S3ProxyServer implements AutoCloseable {
  private final S3Proxy server;
  private final FilesystemNio2BlobStore blobs;
  private final S3Credentials credentials =
      S3Credentials.of("test-identity", UUID.randomUUID().toString());

  private S3ProxyServer(Path folder) {
    blobs = new FilesystemNio2BlobStore(folder.toString());
    server =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V4, credentials.accessKeyId(), credentials.secretAccessKey())
            .build();
  }

  /** Starts a server without buckets over an empty folder. */
  public static S3ProxyServer start(Path folder) throws Exception {
    S3ProxyServer started = new S3ProxyServer(folder);
    started.server.start();
    return started;
  }

  public void createBucket(String name) {
    blobs.createContainer(name);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  public S3Credentials credentials() {
    return credentials;
  }

  public S3Settings settings() {
    return S3Settings.of(endpoint(), credentials);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy does not stop", e);
    }
  }
}
