package dev.modelzoo.store.oss;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.TunnelContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class OssTunnelTest extends TunnelContract {
  @Override
  protected ObjectStore open(Map<String, String> environment, String host, String token) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("OSS_ENDPOINT", "https://" + host);
    all.put("OSS_REGION", "cn-test");
    all.put("OSS_ACCESS_KEY_ID", "id");
    all.put("OSS_ACCESS_KEY_SECRET", "secret");
    all.put("OSS_SESSION_TOKEN", token);
    Path noZoo = Path.of(all.getOrDefault("HOME", ""));
    return new OssObjectStore(OssSettings.resolve(all, noZoo, "bucket"), "bucket", "");
  }

  @Override
  protected String tokenHeader() {
    return "x-oss-security-token";
  }

  @Override
  protected String certificateVariable() {
    return "SSL_CERT_FILE";
  }
}
