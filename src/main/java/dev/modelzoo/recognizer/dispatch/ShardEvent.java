package dev.modelzoo.recognizer.dispatch;

/**
 * Progress of the shards of a run; of each {@code Started Recognized* (Finished | Failed)}, where a
 * shard that starts once more begins with {@code Started} again. Comes from several threads at
 * once, so a listener returns at once, never throws, and is thread-safe.
 */
public sealed interface ShardEvent {
  record Started(Shard shard) implements ShardEvent {}

  /** So many of its utterances have a hypothesis by now; not every SBI lets it be seen. */
  record Recognized(Shard shard, int utterances) implements ShardEvent {}

  /** Its folder is there. */
  record Finished(Shard shard) implements ShardEvent {}

  record Failed(Shard shard, ShardFailure failure) implements ShardEvent {}

  /** Nothing else happened; comes about once a second. */
  record Waiting() implements ShardEvent {}

  /** Something of the dispatcher's own that the user should read. */
  record Note(String text) implements ShardEvent {}
}
