/**
 * Models ranked by their results: what may be held against each other, which difference is more
 * than chance, and the tables that say so.
 */
package dev.modelzoo.report.rank;
