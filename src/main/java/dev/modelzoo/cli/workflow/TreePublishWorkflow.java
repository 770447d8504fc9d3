package dev.modelzoo.cli.workflow;

import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.ProgressLine;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.transfer.PlainTree;
import dev.modelzoo.transfer.PushResult;
import dev.modelzoo.transfer.TreePush;
import dev.modelzoo.transfer.TreePushRequest;
import dev.modelzoo.transfer.TreePushResult;

/** The part of a push that moves bytes, into a plain tree. */
final class TreePublishWorkflow {
  private final Workflows world;
  private final Console console;
  private final PushSettings settings;

  TreePublishWorkflow(Workflows world, PushSettings settings) {
    this.world = world;
    this.console = world.console();
    this.settings = settings;
  }

  /** Makes the tree equal to the entry's folder; the caller holds the id's lock. */
  PushResult push(Entry entry, PlainTree tree) {
    TreePushResult result = run(entry, tree);
    result
        .push()
        .emptyFolders()
        .forEach(path -> console.warn("%s: empty folders are not kept".formatted(path)));
    result
        .links()
        .forEach(
            path ->
                console.warn("%s: a plain tree has no links; only zoo finds it".formatted(path)));
    tell(entry, result);
    return result.push();
  }

  private TreePushResult run(Entry entry, PlainTree tree) {
    try (ProgressLine progress = console.progress("push " + entry.id(), System::nanoTime)) {
      return new TreePush(tree, world.workers(), progress, world.clock(), world.tool())
          .run(
              new TreePushRequest(
                  entry.kind(),
                  entry.id(),
                  entry.folder(),
                  entry.ignoreRules(),
                  entry.hashCache(),
                  entry.treeMemory(),
                  settings.dryRun(),
                  settings.deleteExtra()));
    }
  }

  private void tell(Entry entry, TreePushResult result) {
    PushResult push = result.push();
    String digest = push.manifest().digest().abbreviated();
    String sent = PublishWorkflow.sent(push);
    switch (push.outcome()) {
      case UP_TO_DATE ->
          console.say("up to date %s is %s; %s".formatted(entry.shown(), digest, sent));
      case PUBLISHED -> console.say("published  %s, %s; %s".formatted(entry.shown(), digest, sent));
      case WOULD_PUBLISH ->
          console.say(
              "dry run    %s would become %s; %s; %s"
                  .formatted(
                      entry.shown(),
                      digest,
                      sent.replace(" sent", " to send"),
                      Units.count(push.requests(), "request")));
    }
    if (!result.extra().isEmpty()) {
      String objects =
          "%s there that the folder does not have, such as %s"
              .formatted(Units.count(result.extra().size(), "object"), result.extra().get(0));
      console.say(
          settings.deleteExtra()
              ? (settings.dryRun() ? "would delete " : "deleted    ") + objects
              : "kept       " + objects + "; --delete removes them");
    }
  }
}
