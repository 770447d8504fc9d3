package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.OldResult;
import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.check.Printable;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.SetGroup;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.report.rank.RankCsv;
import dev.modelzoo.report.rank.RankJson;
import dev.modelzoo.report.rank.RankTable;
import dev.modelzoo.report.rank.RankText;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.rank.RankedSelection;
import dev.modelzoo.report.rank.Rankings;
import dev.modelzoo.report.rank.ResultFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Ranks the models whose results lie in folders. */
public final class RankWorkflow {
  private final Workflows world;
  private final Console console;

  public RankWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Reads, ranks and prints. */
  public void rank(RankSettings settings) {
    List<EntryId> sets = sets(settings);
    ResultFolders folders = ResultFolders.read(places(settings));
    folders.unreadable().forEach(console::warn);
    List<RankedResult> wanted =
        folders.results().stream()
            .filter(one -> isAmong(one.model(), settings.models()))
            .filter(one -> isAmong(one.set(), sets))
            .toList();
    List<RankedResult> taken =
        wanted.stream().filter(one -> one.blind() || settings.notBlind()).toList();
    List<String> leftOut =
        Rankings.newest(wanted).stream()
            .filter(one -> !taken.contains(one))
            .map(one -> one.result().folder().toString())
            .toList();
    if (taken.isEmpty() && folders.old().isEmpty()) {
      throw nothing(leftOut.size(), "rank");
    }
    RankedSelection selection = RankedSelection.of(taken, pinned(), settings.allVersions());
    Rankings rankings = Rankings.of(selection);
    tellDamaged(rankings);
    List<RankTable> tables = tables(settings, sets, rankings);
    print(settings.format(), tables, folders.old(), leftOut, selection.left());
    tell(selection.left(), leftOut);
  }

  private Map<String, String> pinned() {
    Map<String, String> pinned = new HashMap<>();
    world
        .zooIfAny()
        .map(zoo -> zoo.entries(EntryKind.MODEL))
        .orElse(List.of())
        .forEach(
            entry ->
                entry
                    .pin()
                    .digest()
                    .ifPresent(digest -> pinned.put(entry.id().value(), digest.toString())));
    return pinned;
  }

  /** A damaged set is an error only if there is nothing beside it. */
  private void tellDamaged(Rankings rankings) {
    rankings
        .damaged()
        .forEach(
            (set, why) -> {
              if (rankings.contenders().isEmpty()) {
                throw why;
              }
              console.warn("%s is not ranked: %s".formatted(set, ZooException.reason(why)));
            });
  }

  /** A line for each set and reason. */
  private void tell(List<RankedSelection.NotRanked> left, List<String> notBlind) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (RankedSelection.NotRanked one : left) {
      byReason
          .computeIfAbsent(
              "%s: %s".formatted(one.result().set(), one.reason()), r -> new ArrayList<>())
          .add(RankedResult.folderName(one.result().result()));
    }
    byReason.forEach(
        (reason, folders) ->
            console.say(
                "not ranked %s (%s)"
                    .formatted(
                        reason,
                        folders.size() == 1 ? folders.get(0) : folders.size() + " results")));
    if (!notBlind.isEmpty()) {
      console.say(
          "left out   %s of runs that are not said to have been blind (--not-blind takes them)"
              .formatted(Units.count(notBlind.size(), "result")));
    }
  }

  private List<RankTable> tables(RankSettings settings, List<EntryId> sets, Rankings rankings) {
    List<String> names = sets.stream().map(EntryId::value).toList();
    if (rankings.contenders().isEmpty()) {
      return List.of();
    }
    if (settings.group().isPresent()) {
      return List.of(rankings.group(settings.group().get(), names));
    }
    if (names.size() > 1) {
      return List.of(rankings.group(String.join(", ", names), names));
    }
    List<RankTable> tables = new ArrayList<>();
    rankings.sets().forEach(set -> tables.add(rankings.set(set)));
    if (names.isEmpty()) {
      for (SetGroup group : groups()) {
        List<String> members = group.sets().stream().map(EntryId::value).toList();
        if (rankings.isCovered(members)) {
          addGroup(rankings, group.name(), members, tables);
        }
      }
    }
    return tables;
  }

  /** Nobody asked for this group, so one of characters and words together is only told. */
  private void addGroup(
      Rankings rankings, String name, List<String> members, List<RankTable> tables) {
    try {
      tables.add(rankings.group(name, members));
    } catch (ZooException e) {
      console.warn(ZooException.reason(e));
    }
  }

  /** A folder of results can be ranked without a zoo, which then has no groups. */
  private List<SetGroup> groups() {
    return world.zooIfAny().map(ZooFile::groups).orElse(List.of());
  }

  private List<EntryId> sets(RankSettings settings) {
    if (settings.group().isEmpty()) {
      return settings.sets().stream().distinct().toList();
    }
    String name = settings.group().get();
    List<SetGroup> groups = world.zoo().groups();
    return groups.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .map(SetGroup::sets)
        .orElseThrow(
            () ->
                new ZooException(
                    ErrorKind.NOT_FOUND,
                    "there is no group '%s' in %s".formatted(name, world.root().registryFile()),
                    groups.isEmpty()
                        ? "Add one below 'groups:', such as '%s: SET_{01..26}'.".formatted(name)
                        : "There are: "
                            + String.join(", ", groups.stream().map(SetGroup::name).toList())
                            + "."));
  }

  private List<Path> places(RankSettings settings) {
    if (!settings.places().isEmpty()) {
      return settings.places().stream().map(world.workingFolder()::resolve).toList();
    }
    Path results = world.root().results();
    return Files.isDirectory(results) ? List.of(results) : List.of();
  }

  private static boolean isAmong(String id, List<EntryId> chosen) {
    return chosen.isEmpty() || chosen.stream().anyMatch(one -> one.value().equals(id));
  }

  /** Of {@code leftOut} results that there are, none was blind. */
  static ZooException nothing(int leftOut, String command) {
    return leftOut > 0
        ? new ZooException(
            ErrorKind.NOT_FOUND,
            "there is nothing to rank: %s of runs that are not said to have been blind"
                .formatted(Units.count(leftOut, "result")),
            "Run the models in a container, or take them all the same: zoo %s --not-blind."
                .formatted(command))
        : new ZooException(
            ErrorKind.NOT_FOUND,
            "there is no result to rank",
            "Make some: zoo benchmark -m MODEL -d SET. Or name folders that hold results.");
  }

  private void print(
      RankSettings.Format format,
      List<RankTable> tables,
      List<OldResult> old,
      List<String> leftOut,
      List<RankedSelection.NotRanked> notRanked) {
    switch (format) {
      case TEXT -> print(tables, old, RankText::lines);
      case MARKDOWN -> print(tables, old, RankText::markdown);
      case CSV -> RankCsv.lines(tables).forEach(console::result);
      case JSON -> console.json(RankJson.of(tables, old, leftOut, notRanked));
    }
  }

  private void print(
      List<RankTable> tables, List<OldResult> old, Function<RankTable, List<String>> form) {
    Set<String> printed = new HashSet<>();
    for (RankTable table : tables) {
      if (!printed.isEmpty()) {
        console.result("");
      }
      printed.add(table.title());
      form.apply(table).forEach(console::result);
    }
    if (!old.isEmpty()) {
      if (!printed.isEmpty()) {
        console.result("");
      }
      console.result("Counted by the old rule, not ranked:");
      old.forEach(one -> console.result(line(one)));
    }
  }

  private static String line(OldResult old) {
    OptionalDouble rate =
        old.json().get("token_error_rate").isJsonNull()
            ? OptionalDouble.empty()
            : OptionalDouble.of(old.json().get("token_error_rate").getAsDouble());
    return "- %s  %s, %s of %s utterances counted"
        .formatted(
            Printable.text(String.valueOf(old.folder().toAbsolutePath().getFileName())),
            Percentage.withSign(rate),
            old.json().get("num_eval_utts").getAsLong(),
            old.json().get("num_ref_utts").getAsLong());
  }
}
