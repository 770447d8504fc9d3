/**
 * Runs the SBI of a model-image on a list of audio files, bounded in time and output, and checks
 * what it leaves. An SBI is a stranger's program: whatever it writes is read as regular files,
 * without following links, with a size cap. Uses {@code image}, {@code content} and {@code error}.
 */
package dev.modelzoo.recognizer;
