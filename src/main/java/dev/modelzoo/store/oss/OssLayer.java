package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one source says: the environment, or a file. Values are not checked yet.
 *
 * @param source for messages
 * @param values by key, in lower case without {@code -} and {@code _}
 * @param fromZoo whether it lies in the zoo, which a user may have got from somebody else
 */
record OssLayer(String source, Map<String, String> values, boolean fromZoo) {
  OssLayer {
    values = Map.copyOf(values);
  }

  /** The variables that ossutil and the SDKs of OSS read. */
  static OssLayer ofOssVariables(Map<String, String> environment) {
    return ofVariables(
        "the environment (OSS_*)",
        environment,
        Map.of(
            "endpoint", "OSS_ENDPOINT",
            "region", "OSS_REGION",
            "addressingstyle", "OSS_ADDRESSING_STYLE",
            "accesskeyid", "OSS_ACCESS_KEY_ID",
            "accesskeysecret", "OSS_ACCESS_KEY_SECRET",
            "ststoken", "OSS_SESSION_TOKEN"));
  }

  /** The variables that all tools of Alibaba Cloud read. */
  static OssLayer ofCloudVariables(Map<String, String> environment) {
    return ofVariables(
        "the environment (ALIBABA_CLOUD_*)",
        environment,
        Map.of(
            "accesskeyid", "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "accesskeysecret", "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
            "ststoken", "ALIBABA_CLOUD_SECURITY_TOKEN"));
  }

  Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Whether it decides how requests are signed: by keys, or that they are not signed. */
  boolean decidesCredentials() {
    return get("accesskeyid").isPresent()
        || get("accesskeysecret").isPresent()
        || anonymous()
        || otherMode();
  }

  /** The keys, or empty if this source asks for unsigned requests. */
  Optional<OssCredentials> credentials() {
    Optional<String> id = get("accesskeyid");
    Optional<String> secret = get("accesskeysecret");
    if (anonymous()) {
      return Optional.empty();
    }
    if (id.isEmpty() && secret.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          source + " asks for the mode '" + mode() + "', which zoo does not have",
          "Give keys, and the token of a session if they have one: OSS_ACCESS_KEY_ID,"
              + " OSS_ACCESS_KEY_SECRET, OSS_SESSION_TOKEN.");
    }
    if (id.isEmpty() || secret.isEmpty()) {
      throw new ZooException(
          ErrorKind.USAGE,
          source + " has half of the keys: no access key " + (id.isEmpty() ? "id" : "secret"),
          "Give both OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, or both in the file.");
    }
    return Optional.of(new OssCredentials(id.get(), secret.get(), get("ststoken")));
  }

  @Override
  public String toString() {
    return "OssLayer[" + source + "]";
  }

  private boolean anonymous() {
    return mode().equals("anonymous");
  }

  /** Whether it asks for keys that another program or machine hands out. */
  private boolean otherMode() {
    return !anonymous() && !List.of("", "ak", "ststoken").contains(mode());
  }

  private String mode() {
    return get("mode").orElse("").toLowerCase(Locale.ROOT);
  }

  private static OssLayer ofVariables(
      String source, Map<String, String> environment, Map<String, String> names) {
    Map<String, String> values = new HashMap<>();
    names.forEach(
        (key, variable) -> {
          String value = environment.getOrDefault(variable, "").strip();
          if (!value.isEmpty()) {
            values.put(key, value);
          }
        });
    return new OssLayer(source, values, false);
  }
}
