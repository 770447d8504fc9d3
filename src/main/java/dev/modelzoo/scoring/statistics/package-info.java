/**
 * How sure a score is: intervals and significance tests. Pure functions on counts and alignments.
 */
package dev.modelzoo.scoring.statistics;
