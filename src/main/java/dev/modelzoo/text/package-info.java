/** Normalisers and tokenisers: pure functions on text, without I/O and logging. */
package dev.modelzoo.text;
