package dev.modelzoo.cli.workflow;

import dev.modelzoo.benchmark.Percentage;
import dev.modelzoo.benchmark.ResultRecord;
import dev.modelzoo.check.Printable;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.workflow.StoredRecords.Subject;
import dev.modelzoo.cli.workflow.StoredRecords.Summary;
import dev.modelzoo.content.Digest;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.Manifest;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the published result that is to be repeated. */
final class PublishedChoice {
  private static final int SHOWN_DIGITS = 12;

  private final Console console;
  private final RecordWorkflow records;
  private final Subject model;
  private final EntryId set;

  PublishedChoice(Workflows world, Manifest model, EntryId set, Digest setDigest) {
    this.console = world.console();
    this.records = new RecordWorkflow(world);
    this.model = new Subject(model.id(), model.version(), model.digest(), setDigest);
    this.set = set;
  }

  /**
   * A record, read.
   *
   * @param name its own, for {@code --record}
   */
  record Published(String name, ResultRecord record) {
    String described() {
      return PublishedChoice.described(record.role(), record.created(), name);
    }
  }

  /**
   * The record that {@code named} means: its number among all, oldest first, or how its name
   * begins. Without one, the newest of a submitter.
   */
  Published choose(Optional<String> named) {
    Summary chosen = summary(named);
    return new Published(chosen.name(), records.read(chosen));
  }

  private Summary summary(Optional<String> named) {
    List<Summary> all = records.find(model);
    if (all.isEmpty()) {
      throw nothingPublished();
    }
    Summary chosen =
        named.isPresent()
            ? named(all, named.get())
            : all.stream()
                .filter(one -> one.role() == ResultRecord.Role.SUBMITTER)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> onlyReproduced(all));
    if (all.size() > 1) {
      list(all, chosen.name());
    }
    return chosen;
  }

  private void list(List<Summary> all, String chosen) {
    for (int index = 0; index < all.size(); index++) {
      Summary one = all.get(index);
      console.say(
          "%s %d  %s, %s"
              .formatted(
                  one.name().equals(chosen) ? "record   *" : "          ",
                  index + 1,
                  described(one.role(), one.created(), one.name()),
                  Percentage.withSign(one.counts().percentage())));
    }
  }

  /** Who wrote it, when, and how it is called. */
  static String described(ResultRecord.Role role, Instant created, String name) {
    return "%s, %s, record %s".formatted(role.label(), created, Printable.text(name));
  }

  private Summary named(List<Summary> all, String named) {
    if (named.matches("[1-9][0-9]{0,5}") && Integer.parseInt(named) <= all.size()) {
      return all.get(Integer.parseInt(named) - 1);
    }
    List<Summary> found = all.stream().filter(one -> one.name().startsWith(named)).toList();
    if (found.size() != 1) {
      list(all, "");
      throw new ZooException(
          found.isEmpty() ? ErrorKind.NOT_FOUND : ErrorKind.USAGE,
          "--record %s is %s of the %d records of %s version %d on %s"
              .formatted(
                  named,
                  found.isEmpty() ? "none" : "more than one",
                  all.size(),
                  model.model(),
                  model.version(),
                  set),
          "Give a number from 1 to %d, or the beginning of a name.".formatted(all.size()));
    }
    return found.get(0);
  }

  private ZooException onlyReproduced(List<Summary> all) {
    list(all, "");
    return new ZooException(
        ErrorKind.NOT_FOUND,
        "no submitter published a result of %s version %d on %s, only %d who reproduced it"
            .formatted(model.model(), model.version(), set, all.size()),
        "To repeat one of those: --record N.");
  }

  private ZooException nothingPublished() {
    Set<String> sets = records.sets(model.model(), model.version());
    String what = "result of %s version %d on ".formatted(model.model(), model.version());
    if (sets.contains(model.setDigest().hex())) {
      return new ZooException(
          ErrorKind.CORRUPT,
          "every published %s%s is damaged or misplaced, as listed above".formatted(what, set),
          "Tell its owner, whose next push writes another: zoo push -m %s. To run it without one: zoo benchmark -m %s -d %s"
              .formatted(model.model(), model.model(), set));
    }
    return sets.isEmpty()
        ? new ZooException(
            ErrorKind.NOT_FOUND,
            "no " + what + "any set is published",
            "Its owner publishes one with: zoo push -m %1$s -d %2$s. To run it without one: zoo benchmark -m %1$s -d %2$s"
                .formatted(model.model(), set))
        : onlyOnOthers("no " + what, sets);
  }

  private ZooException onlyOnOthers(String what, Set<String> others) {
    return new ZooException(
        ErrorKind.NOT_FOUND,
        what
            + "%s (%s) is published, but there are results on sets of other content: %s"
                .formatted(
                    set,
                    model.setDigest().abbreviated(),
                    others.stream()
                        .map(hex -> "sha256:" + hex.substring(0, SHOWN_DIGITS))
                        .collect(Collectors.joining(", "))),
        "If one of them is another version of %s ('zoo log -d %s' shows them): zoo reproduce -m %s -d %s@%s"
            .formatted(
                set,
                set,
                model.model(),
                set,
                "sha256:" + others.iterator().next().substring(0, SHOWN_DIGITS)));
  }
}
