package dev.modelzoo.content;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The texts and numbers of one JSON object, each of the type it must have and there once: of two
 * programs that read the same manifest, none may see another value. What is wrong is an {@link
 * IllegalArgumentException}.
 */
final class JsonFields {
  /** As JSON writes whole numbers from 0 up, up to 10^19 - 1. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  /** Refuses a second value of a name. */
  void once(String name) {
    if (!seen.add(name)) {
      throw new IllegalArgumentException("'" + name + "' is there twice");
    }
  }

  void readText(JsonReader json, String name) throws IOException {
    once(name);
    texts.put(name, text(json, name));
  }

  void readNumber(JsonReader json, String name) throws IOException {
    once(name);
    String digits = json.peek() == JsonToken.NUMBER ? json.nextString() : "";
    if (!NUMBER.matcher(digits).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not a whole number from 0 up");
    }
    numbers.put(name, Long.parseLong(digits));
  }

  static String text(JsonReader json, String name) throws IOException {
    if (json.peek() != JsonToken.STRING) {
      throw new IllegalArgumentException("'" + name + "' is not a text");
    }
    return json.nextString();
  }

  boolean has(String name) {
    return seen.contains(name);
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  long number(String name) {
    return optionalNumber(name).orElseThrow(() -> missing(name));
  }

  OptionalLong optionalNumber(String name) {
    Long number = numbers.get(name);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("'" + name + "' is missing");
  }
}
