/** Alignment and error counts: pure functions on tokens, without I/O and logging. */
package dev.modelzoo.scoring;
