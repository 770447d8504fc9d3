package dev.modelzoo.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** A JSON object per line; the id under one of the usual names, the text as {@code text}. */
final class JsonlParser implements TranscriptFormat.Parser {
  private static final List<String> ID_NAMES = List.of("id", "uid", "utt_id", "key");

  @Override
  public Optional<TranscriptLine> parse(String line) throws BadLineException {
    JsonObject object = object(line);
    Optional<String> id = ID_NAMES.stream().filter(object::has).findFirst();
    if (id.isEmpty()) {
      throw new BadLineException("has no \"id\"");
    }
    return Optional.of(TranscriptLine.of(string(object, id.get()), string(object, "text")));
  }

  private static JsonObject object(String line) throws BadLineException {
    try (JsonReader reader = new JsonReader(new StringReader(line))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement element = JsonParser.parseReader(reader);
      if (element.isJsonArray()) {
        throw new BadLineException("is a JSON array; an object is wanted in a line of its own");
      }
      if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException | IOException e) {
      throw new BadLineException("is no JSON object: " + reason(e));
    }
    throw new BadLineException("is no JSON object");
  }

  /** Without the name of the class that failed below. */
  private static String reason(Exception failure) {
    return firstLine(String.valueOf(failure.getMessage())).replaceFirst("^java[\\w.]*: ", "");
  }

  /** A number is as good an id as a string; null is no text. */
  private static String string(JsonObject object, String name) throws BadLineException {
    JsonElement value = object.get(name);
    if (value == null || !value.isJsonPrimitive()) {
      throw new BadLineException("has no string \"" + name + "\"");
    }
    return value.getAsString();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
