package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Locale;

/** Where the bucket's name goes in a request. */
public enum OssAddressing {
  /** Before the endpoint's host name; what OSS itself wants. */
  VIRTUAL,
  /** Into the path; refused by OSS, for test servers. */
  PATH,
  /** Nowhere: the host name is a domain bound to one bucket. */
  CNAME;

  static OssAddressing parse(String text, String source) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "virtual", "virtual-host", "virtualhost" -> VIRTUAL;
      case "path", "path-style" -> PATH;
      case "cname" -> CNAME;
      default ->
          throw new ZooException(
              ErrorKind.USAGE,
              "the addressing style in " + source + " is none: '" + text.strip() + "'",
              "Say virtual, path or cname (OSS_ADDRESSING_STYLE).");
    };
  }
}
