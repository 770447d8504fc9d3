package dev.modelzoo.registry;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl.Scheme;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the written form of a {@link RemoteUrl}, and says what is wrong with it. */
final class RemoteUrlParser {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)");
  private static final Pattern WINDOWS_PATH = Pattern.compile("[A-Za-z]:[\\\\/].*");
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
  private static final String KNOWN =
      "Write file:FOLDER, file:///FOLDER, s3://BUCKET/PREFIX/ or oss://BUCKET/PREFIX/; or, to read"
          + " only, https://HOST/PATH/.";

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

  /** What stands in a path of the web as it is, and percent codes. */
  private static final Pattern WEB_PATH =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");

  private RemoteUrlParser() {}

  static RemoteUrl parse(String raw) {
    String text = raw.strip();
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw wrong("the url has a control character in it", KNOWN);
    }
    if (WINDOWS_PATH.matcher(text).matches()) {
      throw wrong(
          "'" + text + "' is a path, not a url",
          "Did you mean file:///" + text.replace('\\', '/') + "?");
    }
    Matcher matcher = SCHEME.matcher(text);
    if (!matcher.matches()) {
      throw wrong("'" + text + "' is no url", text.isEmpty() ? KNOWN : didYouMeanFile(text));
    }
    String rest = matcher.group(2);
    return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
      case "file" -> file(rest);
      case "s3" -> bucket(Scheme.S3, rest);
      case "oss" -> bucket(Scheme.OSS, rest);
      case "http" -> web(Scheme.HTTP, rest);
      case "https" -> web(Scheme.HTTPS, rest);
      default -> throw unknown(matcher.group(1), KNOWN);
    };
  }

  private static ZooException unknown(String scheme, String next) {
    return wrong("unknown kind of store '" + scheme + ":'", next);
  }

  private static String didYouMeanFile(String path) {
    return "Did you mean " + (path.startsWith("/") ? "file://" : "file:") + path + "?";
  }

  private static RemoteUrl file(String rest) {
    if (rest.startsWith("//") && !rest.startsWith("///")) {
      throw wrong(
          "a file: url cannot name another machine",
          "Write file:" + rest.substring(2) + " for a folder beside zoo.yaml, or file:///FOLDER.");
    }
    if (rest.startsWith("~")) {
      throw wrong("'~' is not expanded in a url", "Write the folder in full: file:///home/…");
    }
    String path = rest.replaceAll("/+", "/").replaceAll("(?:/\\.)+(?=/|$)", "");
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    if (path.isEmpty() || path.equals(".")) {
      if (rest.startsWith("/")) {
        throw wrong("file:/// is the root of the disk", "Name a folder for the store.");
      }
      throw wrong(
          "a file: url needs a folder of its own", "Write file:store, or another folder's name.");
    }
    return new RemoteUrl(Scheme.FILE, "", path.endsWith("/") ? path : path + "/");
  }

  private static RemoteUrl bucket(Scheme scheme, String rest) {
    String form = "Write " + scheme + "://BUCKET/PREFIX/.";
    if (!rest.startsWith("//")) {
      throw wrong("'//' is missing behind '" + scheme + ":'", form);
    }
    String location = rest.substring(2);
    int slash = location.indexOf('/');
    String bucket = slash < 0 ? location : location.substring(0, slash);
    if (bucket.contains("@")) {
      throw wrong(
          "a url must not hold a user name or key",
          "Take it out of the url, and put credentials into your own settings.");
    }
    if (location.contains("?") || location.contains("#")) {
      throw wrong("the url of a bucket must not have '?' or '#' in it", form);
    }
    if (bucket.isEmpty()) {
      throw wrong("the " + scheme + ": url names no bucket", form);
    }
    if (bucket.contains(":")) {
      throw wrong(
          "'" + bucket + "' looks like a server, not like a bucket",
          form + " The server comes from your own settings, such as AWS_ENDPOINT_URL_S3.");
    }
    if (!BUCKET.matcher(bucket).matches()) {
      throw wrong("'" + bucket + "' cannot be the name of a bucket", form);
    }
    return new RemoteUrl(scheme, bucket, prefix(slash < 0 ? "" : location.substring(slash + 1)));
  }

  private static RemoteUrl web(Scheme scheme, String rest) {
    String form = "Write " + scheme + "://HOST/PATH/.";
    if (!rest.startsWith("//")) {
      throw wrong("'//' is missing behind '" + scheme + ":'", form);
    }
    String location = rest.substring(2);
    int slash = location.indexOf('/');
    String host = slash < 0 ? location : location.substring(0, slash);
    if (host.contains("@")) {
      throw wrong(
          "a url must not hold a user name or password",
          "zoo gives web servers no password; what is not public is to be had by S3, OSS or a folder.");
    }
    if (location.contains("?") || location.contains("#")) {
      throw wrong("the url of a web server must not have '?' or '#' in it", form);
    }
    if (!AUTHORITY.matcher(host).matches()) {
      throw wrong("'" + host + "' cannot be the name of a server", form);
    }
    String path = prefix(slash < 0 ? "" : location.substring(slash + 1));
    if (!WEB_PATH.matcher(path).matches()) {
      throw wrong(
          "'" + path + "' cannot be a path on a web server",
          "Write unusual characters as percent codes, such as %20 for a blank.");
    }
    return new RemoteUrl(scheme, host, path);
  }

  private static String prefix(String path) {
    if (path.isEmpty()) {
      return "";
    }
    String prefix = path.endsWith("/") ? path : path + "/";
    for (String part : prefix.substring(0, prefix.length() - 1).split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("\\")) {
        throw wrong(
            "the key prefix '"
                + prefix
                + "' has a part that is empty, '.', '..' or has a backslash",
            "Write the prefix as names with one slash between them.");
      }
    }
    return prefix;
  }

  private static ZooException wrong(String message, String next) {
    return new ZooException(ErrorKind.USAGE, message, next);
  }
}
