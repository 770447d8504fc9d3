package dev.modelzoo.store.s3;

import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.TunnelContract;
import java.util.HashMap;
import java.util.Map;

class S3TunnelTest extends TunnelContract {
  @Override
  protected ObjectStore open(Map<String, String> environment, String host, String token) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_ENDPOINT_URL_S3", "https://" + host);
    all.put("AWS_REGION", "us-east-1");
    all.put("AWS_ACCESS_KEY_ID", "id");
    all.put("AWS_SECRET_ACCESS_KEY", "secret");
    all.put("AWS_SESSION_TOKEN", token);
    return new S3ObjectStore(S3Settings.fromEnvironment(all), "bucket", "");
  }

  @Override
  protected String tokenHeader() {
    return "x-amz-security-token";
  }

  @Override
  protected String certificateVariable() {
    return "AWS_CA_BUNDLE";
  }
}
