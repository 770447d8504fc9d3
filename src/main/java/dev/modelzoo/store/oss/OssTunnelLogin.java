package dev.modelzoo.store.oss;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClient;
import com.aliyun.oss.common.comm.DefaultServiceClient;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.HttpProxy;
import java.lang.reflect.Field;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;

/**
 * Gives a proxy its password where that opens a tunnel. The SDK (3.18.5) sends it in a header for
 * the server instead, which no proxy takes, and would pass it on to the server through the tunnel.
 * So it is not told, and the HTTP client below it answers the proxy's question; there is no way to
 * that client but by the names of fields.
 */
final class OssTunnelLogin {
  private OssTunnelLogin() {}

  static void set(OSS client, HttpProxy proxy, String user) {
    String[] parts = user.split(":", 2);
    try {
      Object service = value(OSSClient.class, "serviceClient", client);
      Object http = value(DefaultServiceClient.class, "httpClient", service);
      CredentialsProvider provider =
          (CredentialsProvider) value(http.getClass(), "credentialsProvider", http);
      provider.setCredentials(
          new AuthScope(proxy.host(), proxy.port()),
          new UsernamePasswordCredentials(parts[0], parts.length == 2 ? parts[1] : ""));
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          "the proxy at " + proxy.host() + " wants a password, which cannot be given for OSS",
          "Use a proxy without a password, or an http endpoint.",
          e);
    }
  }

  private static Object value(Class<?> type, String field, Object owner)
      throws ReflectiveOperationException {
    Field found = type.getDeclaredField(field);
    found.setAccessible(true);
    return found.get(owner);
  }
}
