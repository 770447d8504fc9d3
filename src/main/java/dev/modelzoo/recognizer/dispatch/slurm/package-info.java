/**
 * Shards as tasks of a Slurm job array. Needs {@code sbatch} and {@code squeue} and a file system
 * that all nodes share, and no accounting: whether a shard is finished, its files say; the queue
 * only says whether somebody is still at it.
 */
package dev.modelzoo.recognizer.dispatch.slurm;
