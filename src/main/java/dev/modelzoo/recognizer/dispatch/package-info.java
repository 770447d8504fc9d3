/**
 * Where the shards of a list are recognised: here, some at a time, or as tasks of a Slurm array. A
 * recognizer runs one list; a dispatcher decides where the parts of a list run, whatever recognizer
 * runs them. The state of every shard lies in files, so that a run goes on after any end of zoo.
 * Uses {@code recognizer}, {@code content} and {@code error}.
 */
package dev.modelzoo.recognizer.dispatch;
