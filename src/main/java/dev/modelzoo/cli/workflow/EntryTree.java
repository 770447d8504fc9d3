package dev.modelzoo.cli.workflow;

import dev.modelzoo.registry.Pin;
import dev.modelzoo.registry.RemoteUrl;
import dev.modelzoo.transfer.PlainTree;

/**
 * The plain tree of an entry, while its store is open.
 *
 * @param pin what the registry says of the entry
 */
record EntryTree(PlainTree tree, RemoteUrl url, Pin pin) {}
