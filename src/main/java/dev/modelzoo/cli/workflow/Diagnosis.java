package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.util.Locale;

/**
 * What {@code zoo doctor} says of one thing.
 *
 * @param fix what to do; empty where all is well
 * @param kind of the failure that commands would end with
 */
record Diagnosis(String name, State state, String what, String fix, ErrorKind kind) {
  enum State {
    OK,
    WARN,
    FAIL;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Diagnosis ok(String name, String what) {
    return new Diagnosis(name, State.OK, what, "", ErrorKind.USAGE);
  }

  static Diagnosis warn(String name, String what, String fix) {
    return new Diagnosis(name, State.WARN, what, fix, ErrorKind.USAGE);
  }

  static Diagnosis fail(String name, ZooException failure) {
    return new Diagnosis(
        name, State.FAIL, ZooException.reason(failure), failure.next(), failure.kind());
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("state", state.label());
    json.addProperty("what", what);
    json.addProperty("fix", fix);
    return json;
  }
}
