/**
 * A test set on disk: its metadata, its utterances and the headers of its audio files. Reads files,
 * but changes none.
 */
package dev.modelzoo.dataset;
