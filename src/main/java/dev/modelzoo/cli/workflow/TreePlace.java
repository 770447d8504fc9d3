package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.registry.ZooEntry;
import dev.modelzoo.registry.ZooFile;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.VersionStore;

/** Decides whether a push goes into a plain tree or a store of versions. */
final class TreePlace {
  private final Workflows world;
  private final PushSettings settings;

  TreePlace(Workflows world, PushSettings settings) {
    this.world = world;
    this.settings = settings;
  }

  /** A tree stays one until told otherwise, and then becomes a store here. */
  boolean isTree(ZooFile zoo, Entry entry, VersionStore versions, RemoteUrl url) {
    boolean tree = decide(zoo, entry, versions, url);
    if (!tree && settings.deleteExtra()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "--delete is for plain trees, and %s is none".formatted(url),
          "Leave it out: a version has what the folder has; zoo gc removes what none needs.");
    }
    return tree;
  }

  private boolean decide(ZooFile zoo, Entry entry, VersionStore versions, RemoteUrl url) {
    boolean treeAsked = settings.layout().filter(PushSettings.Layout.TREE::equals).isPresent();
    boolean storeAsked = settings.layout().isPresent() && !treeAsked;
    boolean pinned =
        zoo.find(entry.kind(), entry.id())
            .map(ZooEntry::pin)
            .orElse(Pin.NONE)
            .version()
            .isPresent();
    if (pinned && settings.layout().isEmpty()) {
      return false; // without a request: the push itself finds out if that is wrong
    }
    if (versions.exists()) {
      if (treeAsked) {
        throw new ZooException(
            ErrorKind.CONFLICT,
            "%s has versions, which a plain tree would hide among its files".formatted(url),
            "Give the entry a url of its own in zoo.yaml, or leave --layout tree out.");
      }
      return false;
    }
    if (treeAsked) {
      return true;
    }
    boolean there = new PlainTree(versions).exists();
    if (there && storeAsked) {
      becomeStore(entry, versions, url);
    }
    return there && !storeAsked;
  }

  private void becomeStore(Entry entry, VersionStore versions, RemoteUrl url) {
    if (settings.dryRun()) {
      world.console().say("dry run    %s, a plain tree, would become a store".formatted(url));
      return;
    }
    versions.adoptTree();
    world
        .console()
        .say(
            "convert    %s is a store from now on; the files of the plain tree of %s stay beside it"
                .formatted(url, entry.shown()));
  }
}
