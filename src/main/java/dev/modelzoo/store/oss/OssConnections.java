package dev.modelzoo.store.oss;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import dev.modelzoo.store.ObjectBody;
import dev.modelzoo.store.PlainServer;
import java.io.InputStream;
import java.util.function.BiFunction;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What a store sends its requests by: opened at the first one, and anew after all were dropped, as
 * the SDK cannot end one alone. Safe for many threads.
 */
final class OssConnections implements AutoCloseable {
  private final OssSettings settings;
  private final String bucket;
  private final StallWatch stalls;
  private @Nullable OssConnection connection;
  private boolean closed;

  OssConnections(OssSettings settings, String bucket) {
    this.settings = settings;
    this.bucket = bucket;
    this.stalls = new StallWatch(settings.socketTimeout(), this::drop);
  }

  OSS client() {
    return connection().client();
  }

  OssErrors errors() {
    return new OssErrors(bucket, connection());
  }

  /**
   * Makes a request with a body, which ends when the server takes no more of it. Throws what the
   * SDK does, apart from that.
   *
   * @param request gets the bytes to send
   */
  <T> T send(String location, ObjectBody body, BiFunction<OSS, InputStream, T> request) {
    StallWatch.Body bytes = stalls.watch(body.stream());
    try {
      return request.apply(client(), bytes);
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      if (bytes.stalled() && !isInsecure(e)) {
        throw errors().stalled("write", location, settings.socketTimeout(), e);
      }
      throw e;
    } finally {
      bytes.end();
    }
  }

  /** Closing a connection to the wrong server may take as long as a stall, and is none. */
  private static boolean isInsecure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLPeerUnverifiedException
          || cause instanceof SSLHandshakeException
          || PlainServer.caused(cause)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      drop();
    }
    stalls.close();
  }

  /** Ends all requests; the next one opens anew. */
  private synchronized void drop() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private synchronized OssConnection connection() {
    if (closed) {
      throw new IllegalStateException("The store is closed: oss://" + bucket);
    }
    if (connection == null) {
      connection = OssConnection.open(settings, bucket);
    }
    return connection;
  }
}
