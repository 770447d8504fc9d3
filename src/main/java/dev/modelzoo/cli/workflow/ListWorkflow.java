package dev.modelzoo.cli.workflow;

import com.google.gson.Gson;
import dev.modelzoo.check.Printable;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.EntryReference;
import dev.modelzoo.registry.Listing;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.Suggestions;
import dev.modelzoo.registry.ZooFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code zoo list} and {@code zoo show}: what the registry says, without asking a store. */
public final class ListWorkflow {
  private final Workflows world;
  private final Console console;

  public ListWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Prints all entries: kind, id, pinned version, language, whether it is here, url. */
  public void list(boolean json) {
    Listing listing = Listing.of(world.zoo(), world.environment());
    if (json) {
      console.json(new Gson().toJsonTree(listing.toJson()));
      return;
    }
    int width =
        listing.rows().stream().mapToInt(row -> row.entry().id().value().length()).max().orElse(0);
    for (Listing.Row row : listing.rows()) {
      console.result(line(row, width));
    }
    listing
        .nameless()
        .forEach(
            path ->
                console.say(
                    "not listed %s: the name is no id (A-Z a-z 0-9 . _ -, no '__')"
                        .formatted(Printable.text(path))));
    if (listing.rows().isEmpty()) {
      console.say("nothing yet in " + listing.root().folder() + "; next: " + next());
    }
  }

  /** An empty zoo is one's own, or the beginning of a look at somebody else's place. */
  private String next() {
    RemoteUrl place = world.zoo().place();
    return place.equals(ZooFile.EMBEDDED_STORE)
        ? "zoo new model ID"
        : "zoo list --remote shows what is at %s; zoo new model ID makes one".formatted(place);
  }

  /** Prints the ids of one kind, or of both; a line each, each once. */
  public void ids(Optional<EntryKind> kind) {
    Listing.of(world.zoo(), world.environment()).rows().stream()
        .filter(row -> kind.isEmpty() || kind.get() == row.entry().kind())
        .map(row -> row.entry().id().value())
        .distinct()
        .forEach(console::result);
  }

  /**
   * Prints one entry.
   *
   * @param kind empty where the user did not say: then the id must be that of one kind only
   */
  public void show(Optional<EntryKind> kind, EntryId id, boolean json) {
    ZooFile zoo = world.zoo();
    Listing.Row row = only(rows(zoo, kind, id), id);
    Map<String, Object> shown = row.toShowJson();
    row.entry().url().ifPresent(url -> shown.putAll(world.place(url, zoo.root())));
    if (json) {
      console.json(new Gson().toJsonTree(shown));
    } else {
      shown.remove("schema");
      shown.forEach((key, value) -> console.result("%-11s%s".formatted(key, value)));
    }
  }

  /**
   * What a plain id is: a model or a test set.
   *
   * @throws ZooException of kind USAGE if it is both, NOT_FOUND if it is neither
   */
  public EntryKind kind(EntryReference reference) {
    EntryId id = reference.id();
    return only(rows(world.zoo(), Optional.empty(), id), id).entry().kind();
  }

  /** As {@link #kind}, without asking any store. */
  public EntryKind kindHere(EntryReference reference) {
    ZooFile zoo = world.zoo();
    EntryId id = reference.id();
    List<Listing.Row> rows = here(zoo, Optional.empty(), id);
    if (rows.isEmpty()) {
      throw Suggestions.unknown(zoo, id);
    }
    return only(rows, id).entry().kind();
  }

  private static Listing.Row only(List<Listing.Row> rows, EntryId id) {
    if (rows.size() > 1) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + id + "' is a model and a test set",
          "Say which: -m " + id + ", or -d " + id + ".");
    }
    return rows.get(0);
  }

  /** What the registry or a folder has of an id. */
  private List<Listing.Row> here(ZooFile zoo, Optional<EntryKind> kind, EntryId id) {
    return Listing.of(zoo, world.environment()).rows().stream()
        .filter(row -> row.entry().id().equals(id))
        .filter(row -> kind.isEmpty() || kind.get() == row.entry().kind())
        .toList();
  }

  /** Those of the zoo or, where it has none, of the place where its new entries go. */
  private List<Listing.Row> rows(ZooFile zoo, Optional<EntryKind> kind, EntryId id) {
    List<Listing.Row> rows = here(zoo, kind, id);
    if (!rows.isEmpty()) {
      return rows;
    }
    Elsewhere elsewhere = new Elsewhere(world);
    List<Listing.Row> there =
        kind.map(List::of).orElseGet(() -> List.of(EntryKind.values())).stream()
            .flatMap(one -> elsewhere.find(one, id).stream())
            .map(entry -> Listing.row(zoo, entry, world.environment()))
            .toList();
    if (there.isEmpty()) {
      throw kind.isPresent() ? elsewhere.unknown(kind.get(), id) : elsewhere.unknown(id);
    }
    return there;
  }

  private static String line(Listing.Row row, int width) {
    Pin pin = row.entry().pin();
    String version = pin.version().isPresent() ? "v" + pin.version().getAsInt() : "-";
    return "%-8s %-*s %-5s %-4s %-7s %s"
        .replace("*", String.valueOf(Math.max(1, width)))
        .formatted(
            row.entry().kind().label(),
            row.entry().id(),
            version,
            pin.language().orElse("-"),
            row.local() ? "here" : "remote",
            row.entry()
                .url()
                .map(RemoteUrl::toString)
                .orElse(row.registered() ? "(no url)" : "(not registered)"));
  }
}
