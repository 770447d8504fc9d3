package dev.modelzoo.cli.workflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.registry.ZooRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zoo doctor}: looks at everything that commands need, and says how to mend it. */
public final class DoctorWorkflow {
  /**
   * Whose place to look at.
   *
   * @param kind of {@code entry}
   * @param entry whose url to take
   * @param remote a url to take instead; neither: where new entries of the zoo go
   */
  public record Subject(EntryKind kind, Optional<EntryId> entry, Optional<String> remote) {}

  private final Workflows world;
  private final Console console;
  private final List<Diagnosis> found = new ArrayList<>();

  public DoctorWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /**
   * Looks, and prints a line for each thing.
   *
   * @param write whether to store an object and remove it again
   * @throws ZooException of the kind of the first thing that fails
   */
  public void run(Subject subject, boolean write, boolean json) {
    add(List.of(Diagnosis.ok("zoo", world.tool().replace('/', ' '))), json);
    MachineDiagnosis machine = new MachineDiagnosis(world.environment());
    add(machine.ofMachine(), json);
    Optional<ZooRoot> root = root(subject, json);
    root.ifPresent(place -> add(machine.ofFolders(place.folder(), place.state()), json));
    Optional<RemoteUrl> url = url(subject, root, json);
    if (url.isPresent()) {
      ZooRoot from = root.orElseGet(() -> new ZooRoot(world.workingFolder()));
      StoreDiagnosis store = new StoreDiagnosis(world.clock(), subject.remote().isPresent());
      add(store.of(world.stores(), url.get(), from, write), json);
    }
    end(url, json);
  }

  /** Whoever has just installed zoo has no zoo yet, which is no failure. */
  private Optional<ZooRoot> root(Subject subject, boolean json) {
    try {
      ZooRoot root = world.root();
      add(List.of(FolderDiagnosis.ofZoo(root)), json);
      return Optional.of(root);
    } catch (ZooException e) {
      boolean asked = subject.entry().isPresent() || world.zooIsNamed();
      add(
          List.of(
              subject.remote().isPresent() || !asked
                  ? Diagnosis.warn("folder", ZooException.reason(e), e.next())
                  : Diagnosis.fail("folder", e)),
          json);
      return Optional.empty();
    }
  }

  private Optional<RemoteUrl> url(Subject subject, Optional<ZooRoot> root, boolean json) {
    try {
      if (subject.remote().isPresent()) {
        return subject.remote().map(RemoteUrl::parse);
      }
      if (root.isEmpty()) {
        return Optional.empty();
      }
      ZooFile zoo = ZooFile.read(root.get());
      return Optional.of(
          subject.entry().isPresent()
              ? known(zoo, subject.kind(), subject.entry().get())
              : zoo.place());
    } catch (ZooException e) {
      add(List.of(Diagnosis.fail("url", e)), json);
      return Optional.empty();
    }
  }

  private RemoteUrl known(ZooFile zoo, EntryKind kind, EntryId id) {
    if (zoo.find(kind, id).isEmpty()
        && !zoo.root().folder(kind, id).toFile().isDirectory()
        && isNowhere(kind, id)) {
      throw new Elsewhere(world).unknown(kind, id);
    }
    return zoo.url(kind, id);
  }

  /** Not so where its place cannot be asked, which is then looked into. */
  private boolean isNowhere(EntryKind kind, EntryId id) {
    try {
      return new Elsewhere(world).find(kind, id).isEmpty();
    } catch (ZooException e) {
      return false;
    }
  }

  /** Told at once, as the next step may take its time. */
  private void add(List<Diagnosis> more, boolean json) {
    found.addAll(more);
    if (!json) {
      more.forEach(this::tell);
    }
  }

  private void tell(Diagnosis one) {
    if (console.isQuiet() && one.state() == Diagnosis.State.OK) {
      return;
    }
    console.result(
        "%s %-13s %s".formatted(console.state(one.state().label()), one.name(), one.what()));
    if (!one.fix().isEmpty()) {
      console.result("     fix: " + one.fix());
    }
  }

  private void end(Optional<RemoteUrl> url, boolean json) {
    if (json) {
      JsonObject whole = new JsonObject();
      whole.addProperty("schema", "zoo-doctor/1");
      whole.addProperty("url", url.map(RemoteUrl::toString).orElse(null));
      JsonArray checks = new JsonArray();
      found.forEach(one -> checks.add(one.toJson()));
      whole.add("checks", checks);
      console.json(whole);
    }
    List<Diagnosis> failed =
        found.stream().filter(one -> one.state() == Diagnosis.State.FAIL).toList();
    if (!failed.isEmpty()) {
      throw failure(failed, json);
    }
  }

  /** Lines say it all already; a JSON object is for programs, and people get the first one here. */
  private ZooException failure(List<Diagnosis> failed, boolean json) {
    Diagnosis first = failed.get(0);
    String count = "%d of %s failed".formatted(failed.size(), Units.count(found.size(), "check"));
    if (json) {
      return new ZooException(first.kind(), count + "; first: " + first.what(), first.fix());
    }
    List<String> names = failed.stream().map(Diagnosis::name).toList();
    return new ZooException(
        first.kind(),
        count + ": " + String.join(", ", names),
        "Do what is said there behind 'fix:', then run the same command again.");
  }
}
