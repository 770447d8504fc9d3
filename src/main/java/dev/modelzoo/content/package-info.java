/**
 * What a published version is made of: digests, chunks, packs, manifests and the ids they carry.
 * Pure formats (docs/formats.md); knows folders, but no store and no registry.
 */
package dev.modelzoo.content;
