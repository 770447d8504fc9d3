package dev.modelzoo.registry;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "Did you mean": ids like one that does not exist. */
public final class Suggestions {
  private static final int MOST = 5;

  private static final String ELSEWHERE =
      "'zoo list' shows what this zoo knows, 'zoo list --remote' what is there. Is it the right"
          + " folder?";

  private Suggestions() {}

  /** The error for an id that a zoo does not have. */
  public static ZooException unknown(ZooFile zoo, EntryKind kind, EntryId id) {
    String fetch = "If %s has it: zoo pull %s %s.".formatted(zoo.place(), kind.option(), id);
    return unknown(zoo, kind, id, "", List.of(), fetch + " 'zoo list' shows what is known here.");
  }

  /**
   * The error for an id that neither a zoo has nor the place where its new entries go.
   *
   * @param there the ids of that place, as far as they are known
   */
  public static ZooException unknown(
      ZooFile zoo, EntryKind kind, EntryId id, RemoteUrl place, Collection<String> there) {
    return unknown(zoo, kind, id, ", nor at " + place, there, ELSEWHERE);
  }

  private static ZooException unknown(
      ZooFile zoo,
      EntryKind kind,
      EntryId id,
      String nor,
      Collection<String> there,
      String otherwise) {
    String message = "no " + kind.label() + " '" + id + "' in " + zoo.root().folder() + nor;
    EntryKind other = kind == EntryKind.MODEL ? EntryKind.DATASET : EntryKind.MODEL;
    Set<String> candidates = known(zoo, kind);
    candidates.addAll(there);
    List<String> alike = closest(id.value(), candidates);
    String next = otherwise;
    if (known(zoo, other).contains(id.value())) {
      message += ": it is a " + other.label();
      next = "Give a " + kind.label() + "; 'zoo list' shows what there is.";
    } else if (known(zoo, kind).contains(id.value())) { // only its folder is here
      message += ": " + kind.folder() + "/" + id + " has not been published from here";
      next = "Publish it: zoo push %s %s".formatted(kind.option(), id);
    } else if (!alike.isEmpty()) {
      next = "Did you mean " + String.join(", ", alike) + "?";
    }
    return new ZooException(ErrorKind.NOT_FOUND, message, next);
  }

  /** The error for an id that is neither a model nor a dataset of a zoo. */
  public static ZooException unknown(ZooFile zoo, EntryId id) {
    String fetch = "If %s has it: zoo pull %s.".formatted(zoo.place(), id);
    return unknown(zoo, id, "", List.of(), fetch + " 'zoo list' shows what is known here.");
  }

  /** As above, where the place of new entries was asked, too. */
  public static ZooException unknown(
      ZooFile zoo, EntryId id, RemoteUrl place, Collection<String> there) {
    return unknown(zoo, id, ", nor at " + place, there, ELSEWHERE);
  }

  private static ZooException unknown(
      ZooFile zoo, EntryId id, String nor, Collection<String> there, String otherwise) {
    Set<String> candidates = known(zoo, EntryKind.MODEL);
    candidates.addAll(known(zoo, EntryKind.DATASET));
    candidates.addAll(there);
    List<String> alike = closest(id.value(), candidates);
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "no model or dataset '%s' in %s%s".formatted(id, zoo.root().folder(), nor),
        alike.isEmpty() ? otherwise : "Did you mean " + String.join(", ", alike) + "?");
  }

  /** Ids of the registry, then of folders that are not registered. */
  static Set<String> known(ZooFile zoo, EntryKind kind) {
    Set<String> known = new LinkedHashSet<>();
    zoo.entries(kind).forEach(entry -> known.add(entry.id().value()));
    known.addAll(folders(zoo.root().folder(kind)));
    return known;
  }

  /** Those of {@code known} that a user may have meant, most alike first, at most five. */
  public static List<String> closest(String typed, Collection<String> known) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    List<String> alike = new ArrayList<>();
    for (String id : known) {
      String lower = id.toLowerCase(Locale.ROOT);
      boolean part = wanted.length() > 1 && (lower.contains(wanted) || wanted.contains(lower));
      if (part || distance(wanted, lower) <= Math.max(1, wanted.length() / 3)) {
        alike.add(id);
      }
    }
    alike.sort(Comparator.comparingInt(id -> distance(wanted, id.toLowerCase(Locale.ROOT))));
    return List.copyOf(alike.subList(0, Math.min(MOST, alike.size())));
  }

  /** Edits that turn one text into the other: insert, delete, change, or swap two neighbours. */
  static int distance(String first, String second) {
    int[][] cost = new int[first.length() + 1][second.length() + 1];
    for (int i = 0; i <= first.length(); i++) {
      for (int j = 0; j <= second.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(first, second, cost, i, j);
      }
    }
    return cost[first.length()][second.length()];
  }

  private static int cheapest(String first, String second, int[][] cost, int i, int j) {
    char a = first.charAt(i - 1);
    char b = second.charAt(j - 1);
    int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    least = Math.min(least, cost[i - 1][j - 1] + (a == b ? 0 : 1));
    if (i > 1 && j > 1 && a == second.charAt(j - 2) && b == first.charAt(i - 2)) {
      least = Math.min(least, cost[i - 2][j - 2] + 1);
    }
    return least;
  }

  /** Folders that can be entries, by name. */
  static List<String> folders(Path parent) {
    List<String> names = all(parent);
    names.removeIf(name -> !EntryId.isValid(name));
    return names;
  }

  /** Folders that nobody can name on a command line, as their names are no ids. */
  static List<String> nameless(Path parent) {
    List<String> names = all(parent);
    names.removeIf(name -> EntryId.isValid(name) || name.startsWith("."));
    return names;
  }

  private static List<String> all(Path parent) {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
        entries.forEach(path -> names.add(String.valueOf(path.getFileName())));
      } catch (IOException e) {
        throw FileErrors.translate("list", parent, e);
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }
}
