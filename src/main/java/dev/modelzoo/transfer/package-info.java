/** Moves versions between folders and stores: push, pull, verify, log, diff, rollback. */
package dev.modelzoo.transfer;
