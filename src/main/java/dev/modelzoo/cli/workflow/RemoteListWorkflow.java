package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.VersionStore;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** {@code zoo list --remote}: what a place has, whether this zoo knows it or not. */
public final class RemoteListWorkflow {
  /**
   * What stands below the place.
   *
   * @param latest the latest version, or what a plain tree says of itself
   * @param trouble why there is none; empty where nothing is wrong
   */
  private record Row(
      RemotePlace.Item item, boolean tree, Optional<Manifest> latest, String trouble) {}

  private final Workflows world;
  private final Console console;

  public RemoteListWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Prints models and test sets with their latest versions. Needs the right to list.
   *
   * @param typed the place; empty for where new entries of this zoo go
   * @param setting the place where there is no zoo, if one is set
   * @throws ZooException of kind NOT_FOUND if the place has neither
   */
  public void list(Optional<String> typed, Optional<String> setting, boolean json) {
    RemotePlace place = RemotePlace.of(world, typed, setting);
    List<RemotePlace.Item> wanted = place.items();
    Row[] rows = new Row[wanted.size()];
    List<Integer> indices = IntStream.range(0, rows.length).boxed().toList();
    world.workers().forEach(indices, i -> rows[i] = look(place, wanted.get(i)));
    if (json) {
      console.json(toJson(place.url(), rows));
    } else {
      int width = wanted.stream().mapToInt(item -> item.id().value().length()).max().orElse(1);
      Arrays.stream(rows).forEach(row -> console.result(line(row, width)));
    }
  }

  /** One that cannot be read says so on its line, and does not hide the others. */
  private Row look(RemotePlace place, RemotePlace.Item item) {
    try {
      return place.with(item, versions -> look(item, versions));
    } catch (ZooException e) {
      if (e.kind() != ErrorKind.CORRUPT && e.kind() != ErrorKind.ACCESS_DENIED) {
        throw e;
      }
      String trouble = e.kind() == ErrorKind.CORRUPT ? "damaged" : "denied";
      console.warn(ZooException.reason(e));
      return new Row(item, false, Optional.empty(), trouble);
    }
  }

  private static Row look(RemotePlace.Item item, VersionStore versions) {
    boolean tree = !versions.exists();
    Optional<Manifest> latest = tree ? new PlainTree(versions).manifest() : versions.latest();
    String trouble = tree || latest.isPresent() ? "" : "no version";
    return new Row(item, tree, latest, trouble);
  }

  private static String line(Row row, int width) {
    String version =
        row.tree() ? "tree" : row.latest().map(found -> "v" + found.version()).orElse("-");
    String start =
        "%-8s %-*s %-5s"
            .replace("*", String.valueOf(width))
            .formatted(row.item().kind().label(), row.item().id(), version);
    String rest =
        row.latest()
            .map(
                found ->
                    "%s  %9s  %s"
                        .formatted(
                            found.created().atZone(ZoneOffset.UTC).toLocalDate(),
                            Units.bytes(found.size()),
                            Units.count(found.entries().size(), "file")))
            .orElse(row.trouble());
    return (start + " " + rest).stripTrailing();
  }

  private static JsonObject toJson(RemoteUrl place, Row... rows) {
    JsonObject whole = new JsonObject();
    whole.addProperty("schema", "zoo-remote/1");
    whole.addProperty("url", place.toString());
    JsonArray entries = new JsonArray();
    Arrays.stream(rows).map(RemoteListWorkflow::toJson).forEach(entries::add);
    whole.add("entries", entries);
    return whole;
  }

  private static JsonObject toJson(Row row) {
    JsonObject one = new JsonObject();
    one.addProperty("kind", row.item().kind().label());
    one.addProperty("id", row.item().id().value());
    one.addProperty("url", row.item().url().toString());
    one.addProperty("layout", row.tree() ? "tree" : "store");
    one.add("version", row.tree() ? JsonNull.INSTANCE : of(row, found -> number(found.version())));
    one.add("created", of(row, found -> new JsonPrimitive(found.created().toString())));
    one.add("digest", of(row, found -> new JsonPrimitive(found.digest().toString())));
    one.add("files", of(row, found -> number(found.entries().size())));
    one.add("size", of(row, found -> number(found.size())));
    one.addProperty("trouble", row.trouble().isEmpty() ? null : row.trouble());
    return one;
  }

  private static JsonElement number(long value) {
    return new JsonPrimitive(value);
  }

  private static JsonElement of(Row row, Function<Manifest, JsonElement> value) {
    return row.latest().map(value).orElse(JsonNull.INSTANCE);
  }
}
