/**
 * A model-image on disk: its layout, its card ({@code model.yaml}) and what runs its SBI. Reads
 * files, but changes none; knows no store and no registry.
 */
package dev.modelzoo.image;
