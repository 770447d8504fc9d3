package dev.modelzoo.store.web;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BusyException;
import dev.modelzoo.store.HttpProxy;
import dev.modelzoo.store.ProxyErrors;
import dev.modelzoo.store.TransportErrors;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a web server answers instead of a file, in our words.
 *
 * @param base the folder that is read
 * @param certificateSetting the variable that names a file of authorities
 */
record WebErrors(URI base, Optional<HttpProxy> proxy, String certificateSetting) {
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int CLOSED = 503;

  static boolean isAbsent(int status) {
    return status == HttpURLConnection.HTTP_NOT_FOUND || status == GONE;
  }

  static boolean isDenied(int status) {
    return status == HttpURLConnection.HTTP_UNAUTHORIZED
        || status == HttpURLConnection.HTTP_FORBIDDEN
        || status == HttpURLConnection.HTTP_BAD_METHOD;
  }

  /** Throws what a status says, unless that is 200 or 206. */
  void requireSuccess(String tried, int status, HttpURLConnection answer) throws IOException {
    if (status == HttpURLConnection.HTTP_OK || status == HttpURLConnection.HTTP_PARTIAL) {
      return;
    }
    answer.disconnect(); // what it says besides is for people
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    Optional<ProxyErrors> way = proxyErrors();
    if (way.isPresent() && way.get().isOwnAnswer(status)) {
      throw way.get().refused(tried + ": ", status, null);
    }
    throw failure(tried, status, answer.getHeaderField("Location"));
  }

  private ZooException failure(String tried, int status, @Nullable String location) {
    String server = base.getRawAuthority();
    if (status / 100 == 3) {
      String target = location == null ? "elsewhere" : "to " + shown(location);
      return new ZooException(
          ErrorKind.USAGE,
          "%s: %s sends us %s (HTTP %d)".formatted(tried, server, target, status),
          "Write the address that it means into the url.");
    }
    if (isDenied(status)) {
      return new ZooException(
          ErrorKind.ACCESS_DENIED,
          "%s: %s denies it (HTTP %d): absent, or not public".formatted(tried, server, status),
          "Check the url. zoo gives web servers no password: what is not public is to be had by S3,"
              + " OSS or a folder.");
    }
    if (status == TOO_MANY || status == CLOSED) {
      return new BusyException(
          "%s: %s is busy or closed (HTTP %d)".formatted(tried, server, status),
          "Wait a little, then run the same command again; fewer jobs (-j) may help.",
          null);
    }
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "%s: %s answered HTTP %d".formatted(tried, server, status),
        "Run the same command again; if it stays so, tell the owner of the server.");
  }

  /** Without what may be a secret: a redirect to a signed address has one behind its "?". */
  private static String shown(String location) {
    String clean = location.replaceAll("[?#].*", "").replaceAll("[^ -~]", "?");
    return clean.length() > 200 ? clean.substring(0, 200) : clean;
  }

  ZooException noLength(String location) {
    return new ZooException(
        ErrorKind.UNAVAILABLE,
        "%s does not say how long %s is".formatted(base.getRawAuthority(), location),
        "Its owner can switch off what changes files on the way, such as compression.");
  }

  ZooException notListed(String location) {
    return new ZooException(
        ErrorKind.ACCESS_DENIED,
        "%s: this web server shows no pages of what is in its folders".formatted(location),
        "Without them zoo finds no latest version and no published result. Name a version (ID@1), or"
            + " ask the owner to list folders (autoindex).");
  }

  ZooException transport(String tried, IOException e) {
    return new TransportErrors(
            base.getScheme() + "://" + base.getRawAuthority(),
            "the url",
            certificateSetting,
            proxyErrors())
        .translate(tried, e);
  }

  private Optional<ProxyErrors> proxyErrors() {
    return ProxyErrors.of(proxy, base, "the url");
  }
}
