package dev.modelzoo.store.oss;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A settings file of ossutil: {@code [Credentials]} of version 1, {@code [default]} and {@code
 * [profile NAME]} of version 2. As there, names of sections and keys are told apart neither by case
 * nor by {@code -} and {@code _}, and a line that starts with {@code #} is a comment.
 */
final class OssConfigFile {
  static final String DEFAULT_PROFILE = "default";
  private static final int MAX_PROFILES = 8;

  private final Path path;
  private final Map<String, Map<String, String>> sections;

  private OssConfigFile(Path path, Map<String, Map<String, String>> sections) {
    this.path = path;
    this.sections = sections;
  }

  /** Empty if there is no such file. */
  static Optional<OssConfigFile> read(Path path) {
    String text;
    try {
      // Whatever its encoding: the values that count here are ASCII.
      text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
    return Optional.of(new OssConfigFile(path, parse(text)));
  }

  /**
   * What the file says for a bucket, as a layer of settings.
   *
   * @throws ZooException of kind {@code USAGE} if it has no such profile, unless that is the
   *     default one
   */
  OssLayer layer(String profile, String bucket, boolean fromZoo) {
    Map<String, String> values = new HashMap<>(profile(profile, 0));
    String name = bucket.toLowerCase(Locale.ROOT);
    addIfPresent(values, "endpoint", section("bucketendpoint").get(name));
    String domain = section("bucketcname").get(name);
    if (domain != null) {
      values.put("endpoint", domain);
      values.put("addressingstyle", "cname");
    }
    values.putAll(section("buckets " + name));
    return new OssLayer(path.toString(), values, fromZoo);
  }

  private Map<String, String> profile(String name, int depth) {
    Map<String, String> own = section("profile " + name);
    if (own.isEmpty()) {
      own = name.equals(DEFAULT_PROFILE) ? section(DEFAULT_PROFILE) : Map.of();
    }
    if (own.isEmpty() && name.equals(DEFAULT_PROFILE)) {
      return section("credentials");
    }
    if (own.isEmpty() || depth > MAX_PROFILES) {
      throw new ZooException(
          ErrorKind.USAGE,
          path + " has no profile '" + name + "'" + (own.isEmpty() ? "" : " that ends somewhere"),
          "Correct OSSUTIL_PROFILE, or the source_profile that names it.");
    }
    String source = own.get("sourceprofile");
    if (source == null) {
      return own;
    }
    Map<String, String> all = new HashMap<>(profile(source.toLowerCase(Locale.ROOT), depth + 1));
    all.putAll(own);
    return all;
  }

  private Map<String, String> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  private static void addIfPresent(Map<String, String> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  private static Map<String, Map<String, String>> parse(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    String section = "";
    for (String line : text.replace("\uFEFF", "").lines().map(String::strip).toList()) {
      if (line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        section = sectionName(line.substring(1, line.length() - 1));
        continue;
      }
      int equals = line.indexOf('=');
      String value = line.substring(equals + 1).strip();
      if (equals > 0 && !value.isEmpty()) {
        String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        // Below these, the keys are names of buckets.
        boolean named = section.equals("bucketendpoint") || section.equals("bucketcname");
        sections
            .computeIfAbsent(section, name -> new HashMap<>())
            .put(named ? key : key.replaceAll("[-_]", ""), value);
      }
    }
    return sections;
  }

  private static String sectionName(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return name.contains(" ") ? name : name.replaceAll("[-_]", "");
  }
}
