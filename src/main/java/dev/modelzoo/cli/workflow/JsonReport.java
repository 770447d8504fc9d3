package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ZooException;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What a command tells with {@code --json}: one object, printed at its end, however it ends. A
 * failure is in it as {@code error}, and what was not found out by then is absent.
 */
public final class JsonReport {
  private static final String ERROR = "error";
  private static final String ENTRIES = "entries";

  private final Console console;
  private final boolean wanted;
  private final JsonObject whole = new JsonObject();

  /** Begins the object of a schema; without {@code wanted} it is not printed. */
  public JsonReport(Console console, String schema, boolean wanted) {
    this.console = console;
    this.wanted = wanted;
    whole.addProperty("schema", schema);
  }

  /** The object of a command that failed before it had anything else to tell. */
  public static JsonObject ofFailure(ZooException failure) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", "zoo-error/1");
    json.add(ERROR, PairOutcome.error(failure));
    return json;
  }

  /** The object, to be added to. */
  public JsonObject whole() {
    return whole;
  }

  /** Does the command's work; then prints the object. */
  public int print(IntSupplier work) {
    if (!wanted) {
      return work.getAsInt();
    }
    console.resultsAreTalk();
    try {
      return failing(whole, work::getAsInt);
    } finally {
      console.json(whole);
    }
  }

  /** Does the part of the work that is about one entry, with an object of its own. */
  <T> T entry(EntryKind kind, EntryId id, Function<JsonObject, T> work) {
    JsonObject told = new JsonObject();
    told.addProperty("kind", kind.label());
    told.addProperty("id", id.value());
    if (!whole.has(ENTRIES)) {
      whole.add(ENTRIES, new JsonArray());
    }
    whole.getAsJsonArray(ENTRIES).add(told);
    return failing(told, () -> work.apply(told));
  }

  private static <T> T failing(JsonObject told, Supplier<T> work) {
    try {
      T result = work.get();
      told.add(ERROR, JsonNull.INSTANCE);
      return result;
    } catch (ZooException e) {
      told.add(ERROR, PairOutcome.error(e));
      throw e;
    }
  }
}
