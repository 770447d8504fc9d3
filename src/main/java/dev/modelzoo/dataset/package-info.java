/** A test set on disk: its metadata, its utterances and its audio files. */
package dev.modelzoo.dataset;
