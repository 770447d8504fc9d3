/**
 * English text as it is spoken: a lattice of written forms, each read by its class at a cost. Pure
 * functions on text; the tables are resources of this package.
 */
package dev.modelzoo.text.en;
