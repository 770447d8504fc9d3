/** Runs the SBI of a model-image on a list of audio files and checks what it leaves. */
package dev.modelzoo.recognizer;
