package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.image.ModelCard;
import dev.modelzoo.image.ModelCardReading;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.ResultFolders;
import dev.modelzoo.report.site.LeaderboardSite;
import dev.modelzoo.report.site.SiteFolder;
import dev.modelzoo.report.site.SiteZoo;
import dev.modelzoo.report.site.SiteZoo.Card;
import dev.modelzoo.report.site.SiteZoo.Fact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the leaderboard of a zoo. */
public final class SiteWorkflow {
  private static final String README = "README.md";
  private static final int README_BYTES = 200_000;

  private final Workflows world;
  private final Console console;

  public SiteWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Reads all results, writes the pages beside {@code out}, and puts them in its place; tells of
   * it.
   */
  public void make(SiteSettings settings, JsonObject told) {
    SiteFolder folder = new SiteFolder(world.workingFolder().resolve(settings.out()));
    folder.requireReplaceable();
    Optional<ZooFile> zoo = world.zooIfAny(); // results can be shown without one
    ResultFolders folders = ResultFolders.read(places(settings, zoo));
    folders.unreadable().forEach(console::warn);
    List<RankedResult> taken =
        folders.results().stream().filter(one -> one.blind() || settings.notBlind()).toList();
    int notBlind = folders.results().size() - taken.size();
    if (taken.isEmpty()) {
      throw RankWorkflow.nothing(notBlind, "site OUT");
    }
    LeaderboardSite site =
        LeaderboardSite.of(
            known(settings, zoo, taken),
            taken,
            notes(notBlind, folders.old().size()),
            settings.reports());
    site.warnings().forEach(console::warn);
    folder.replace(site::write);
    tell(settings, site, taken.size(), told);
    told.addProperty("not_blind", notBlind);
    told.addProperty("old_rule", folders.old().size());
    told.addProperty("unreadable", folders.unreadable().size());
  }

  private void tell(SiteSettings settings, LeaderboardSite site, int results, JsonObject told) {
    String page = world.workingFolder().resolve(settings.out()).resolve("index.html").toString();
    console.result(page);
    told.addProperty("page", page);
    told.addProperty("models", site.models());
    told.addProperty("sets", site.sets());
    told.addProperty("results", results);
    console.say(
        "site       %s, %s, %s"
            .formatted(
                Units.count(site.models(), "model"),
                Units.count(site.sets(), "test set"),
                Units.count(results, "result")));
  }

  private List<Path> places(SiteSettings settings, Optional<ZooFile> zoo) {
    if (!settings.places().isEmpty()) {
      return settings.places().stream().map(world.workingFolder()::resolve).toList();
    }
    Path results = zoo.map(ZooFile::root).orElseGet(world::root).results();
    return Files.isDirectory(results) ? List.of(results) : List.of();
  }

  private static List<String> notes(int notBlind, int old) {
    List<String> notes = new ArrayList<>();
    if (notBlind > 0) {
      notes.add(
          "%s of runs that are not said to have been blind left out."
              .formatted(Units.count(notBlind, "result")));
    }
    if (old > 0) {
      notes.add("%s by the old rule left out.".formatted(Units.count(old, "result")));
    }
    return notes;
  }

  private static SiteZoo known(
      SiteSettings settings, Optional<ZooFile> zoo, List<RankedResult> results) {
    List<ZooEntry> hidden =
        zoo.map(found -> found.entries(EntryKind.DATASET)).orElse(List.of()).stream()
            .filter(ZooEntry::confidential)
            .toList();
    Set<String> models = results.stream().map(RankedResult::model).collect(Collectors.toSet());
    return new SiteZoo(
        settings.title().orElseGet(() -> title(zoo)),
        zoo.map(SiteWorkflow::groups).orElse(Map.of()),
        hidden.stream().map(entry -> entry.id().value()).collect(Collectors.toSet()),
        hidden.stream()
            .flatMap(entry -> entry.pin().digest().stream())
            .map(Digest::toString)
            .collect(Collectors.toSet()),
        zoo.map(found -> cards(found, models)).orElse(Map.of()));
  }

  private static String title(Optional<ZooFile> zoo) {
    return zoo.map(found -> "Leaderboard of " + found.root().folder().getFileName())
        .orElse("Leaderboard");
  }

  private static Map<String, List<String>> groups(ZooFile zoo) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    zoo.groups()
        .forEach(
            group -> groups.put(group.name(), group.sets().stream().map(EntryId::value).toList()));
    return groups;
  }

  private static Map<String, Card> cards(ZooFile zoo, Collection<String> models) {
    Map<String, Card> cards = new HashMap<>();
    for (String model : models) {
      if (EntryId.isValid(model)) {
        cards.put(model, card(zoo, new EntryId(model)));
      }
    }
    return cards;
  }

  private static Card card(ZooFile zoo, EntryId id) {
    ModelImage image = new ModelImage(id, zoo.root().folder(EntryKind.MODEL, id));
    List<Fact> facts = new ArrayList<>();
    if (Files.isRegularFile(image.cardFile())) {
      ModelCardReading.of(image.cardFile()).card().ifPresent(card -> add(facts, card));
    }
    Map<String, Integer> versions = new HashMap<>();
    zoo.find(EntryKind.MODEL, id)
        .map(ZooEntry::pin)
        .filter(pin -> pin.version().isPresent())
        .ifPresent(
            pin ->
                pin.digest()
                    .ifPresent(
                        digest -> versions.put(digest.toString(), pin.version().getAsInt())));
    return new Card(facts, readme(image.folder().resolve(README)), versions);
  }

  /** Not the addresses: a page is read by those who collect them. */
  private static void add(List<Fact> facts, ModelCard card) {
    facts.add(new Fact("Language", card.language()));
    card.author().ifPresent(author -> facts.add(new Fact("Author", author)));
    card.entity().ifPresent(entity -> facts.add(new Fact("Entity", entity)));
    card.date().ifPresent(date -> facts.add(new Fact("Date", date)));
    card.license().ifPresent(license -> facts.add(new Fact("Licence", license)));
    facts.add(new Fact("Sample rate", card.sampleRate() + " Hz"));
    if (card.networkRequired()) {
      facts.add(new Fact("Network", "calls a service"));
    }
  }

  private static String readme(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= README_BYTES
          ? Files.readString(file, StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      return ""; // a page can do without
    }
  }
}
