package dev.modelzoo.cli.workflow;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.registry.MiniSets;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.VersionStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Finds the MINI set of a model's language where the model itself came from. */
final class MiniSetLookup {
  private final Workflows world;

  MiniSetLookup(Workflows world) {
    this.world = world;
  }

  String language(EntryId model) {
    return new ModelImage(model, world.root().folder(EntryKind.MODEL, model)).card().language();
  }

  /** The MINI set of a model's language, of this zoo or, registered then, beside the model. */
  Optional<EntryId> find(EntryId model) {
    String language = language(model);
    if (MiniSets.find(world.zoo(), language).isEmpty()) {
      registerFromPlaceOf(model);
    }
    return MiniSets.find(world.zoo(), language);
  }

  /** Registers the set if {@code datasets/MINI_…} stands beside the model's {@code models/ID}. */
  void registerFromPlaceOf(EntryId model) {
    register(model, MiniSets.candidates(language(model)));
  }

  /** The same of a set that this zoo does not know. */
  void registerBeside(EntryId model, EntryId set) {
    ZooFile zoo = world.zoo();
    boolean here = Files.isDirectory(zoo.root().folder(EntryKind.DATASET, set));
    if (!here && zoo.find(EntryKind.DATASET, set).isEmpty()) {
      register(model, List.of(set));
    }
  }

  private void register(EntryId model, List<EntryId> candidates) {
    ZooFile zoo = world.zoo();
    Optional<String> base =
        zoo.find(EntryKind.MODEL, model)
            .flatMap(ZooEntry::url)
            .map(RemoteUrl::toString)
            .filter(url -> url.endsWith("models/" + model + "/"))
            .map(url -> url.substring(0, url.length() - ("models/" + model + "/").length()));
    if (base.isEmpty()) {
      return;
    }
    for (EntryId set : candidates) {
      RemoteUrl url = RemoteUrl.parse(base.get() + "datasets/" + set + "/");
      if (exists(url, zoo)) {
        zoo.update(EntryKind.DATASET, set, entry -> entry.withUrl(url));
        world.console().say("register   datasets/%s at %s".formatted(set, url));
        return;
      }
    }
  }

  private boolean exists(RemoteUrl url, ZooFile zoo) {
    try (ObjectStore store = world.open(url, zoo.root())) {
      VersionStore versions = world.versions(store);
      return versions.exists() || new PlainTree(versions).exists();
    } catch (ZooException e) {
      world.console().detail(ZooException.reason(e)); // no set there is no failure of the pull
      return false;
    }
  }
}
