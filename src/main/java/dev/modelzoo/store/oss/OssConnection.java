package dev.modelzoo.store.oss;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.CredentialsProvider;
import com.aliyun.oss.common.auth.DefaultCredentials;
import com.aliyun.oss.common.comm.SignVersion;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.CertificateFile;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.ProxyErrors;
import java.net.URI;
import java.util.Optional;

/**
 * A client of the SDK, and what messages need to know of it. Loading the SDK takes longer than all
 * other start-up, so one is made at the first request.
 */
record OssConnection(
    OSS client, URI endpoint, String region, boolean anonymous, Optional<ProxyErrors> proxy)
    implements AutoCloseable {
  /** The SDK wants a region also where nothing is signed. */
  private static final String NO_REGION = "none";

  static OssConnection open(OssSettings settings, String bucket) {
    OssEndpoint endpoint = settings.endpoint().without(bucket);
    String region = endpoint.region().orElse(NO_REGION);
    try {
      return new OssConnection(
          client(settings, endpoint, region),
          endpoint.uri(),
          region,
          settings.credentials().isEmpty(),
          ProxyErrors.of(settings.proxy(), endpoint.uri(), "OSS_ENDPOINT"));
    } catch (IllegalArgumentException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          "the OSS endpoint " + endpoint.uri() + " cannot be used: " + ZooException.reason(e),
          "Set it like this: export OSS_ENDPOINT=oss-cn-beijing.aliyuncs.com",
          e);
    }
  }

  private static OSS client(OssSettings settings, OssEndpoint endpoint, String region) {
    OSS client =
        OSSClientBuilder.create()
            .endpoint(endpoint.uri().toString())
            .region(region)
            .credentialsProvider(provider(settings))
            .clientConfiguration(configuration(settings, endpoint))
            .build();
    if (tunnelled(endpoint)) {
      settings
          .proxy()
          .ifPresent(
              proxy -> proxy.user().ifPresent(user -> OssTunnelLogin.set(client, proxy, user)));
    }
    return client;
  }

  @Override
  public void close() {
    client.shutdown();
  }

  private static ClientBuilderConfiguration configuration(
      OssSettings settings, OssEndpoint endpoint) {
    ClientBuilderConfiguration options = new ClientBuilderConfiguration();
    OssAddressing addressing = endpoint.addressing();
    options.setSignatureVersion(SignVersion.V4);
    options.setSLDEnabled(addressing == OssAddressing.PATH);
    options.setSupportCname(addressing == OssAddressing.CNAME);
    options.setExtractSettingFromEndpoint(false);
    options.setRedirectEnable(false);
    options.setUserAgent("zoo");
    options.setConnectionTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
    options.setSocketTimeout(Math.toIntExact(settings.socketTimeout().toMillis()));
    settings
        .certificates()
        .ifPresent(file -> options.setKeyStore(new CertificateFile(file).keyStore()));
    settings.proxy().ifPresent(proxy -> useProxy(options, proxy, tunnelled(endpoint)));
    leaveToStore(options);
    return options;
  }

  /** Repetitions and checks are made here, where a wrong sum has its own error. */
  private static void leaveToStore(ClientBuilderConfiguration options) {
    // With none at all, the SDK would not ask the strategy, which also notes the status.
    options.setMaxErrorRetry(1);
    options.setRetryStrategy(new NoRetries());
    options.setCrcCheckEnabled(false);
    // Its thread would outlive the client.
    options.setUseReaper(false);
  }

  /** Whether a proxy passes the bytes on unread. */
  private static boolean tunnelled(OssEndpoint endpoint) {
    return "https".equals(endpoint.uri().getScheme());
  }

  private static void useProxy(
      ClientBuilderConfiguration options, HttpProxy proxy, boolean tunnelled) {
    options.setProxyHost(proxy.host());
    options.setProxyPort(proxy.port());
    if (proxy.user().isPresent() && !tunnelled) { // else see OssTunnelLogin
      String[] user = proxy.user().get().split(":", 2);
      options.setProxyUsername(user[0]);
      options.setProxyPassword(user.length == 2 ? user[1] : "");
    }
  }

  private static CredentialsProvider provider(OssSettings settings) {
    Credentials credentials =
        settings
            .credentials()
            .map(
                keys ->
                    new DefaultCredentials(
                        keys.accessKeyId(),
                        keys.accessKeySecret(),
                        keys.securityToken().orElse(null)))
            .orElse(null);
    return new FixedCredentials(credentials == null ? new Unsigned() : credentials);
  }

  /** The SDK's own provider refuses empty keys. */
  private record FixedCredentials(Credentials credentials) implements CredentialsProvider {
    @Override
    public Credentials getCredentials() {
      return credentials;
    }

    @Override
    public void setCredentials(Credentials replacement) {
      throw new UnsupportedOperationException("The keys of a store do not change");
    }

    @Override
    public String toString() {
      return "FixedCredentials[***]";
    }
  }

  /** Empty keys make the SDK leave requests unsigned. */
  private static final class Unsigned implements Credentials {
    @Override
    public String getAccessKeyId() {
      return "";
    }

    @Override
    public String getSecretAccessKey() {
      return "";
    }

    @Override
    public String getSecurityToken() {
      return "";
    }

    @Override
    public boolean useSecurityToken() {
      return false;
    }
  }
}
