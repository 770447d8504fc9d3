/** Recognise, normalise, align, score; the result folder and its files. */
package dev.modelzoo.benchmark;
