/** A model-image on disk: its layout and its card, {@code model.yaml}. */
package dev.modelzoo.image;
