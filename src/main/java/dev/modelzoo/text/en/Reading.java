package dev.modelzoo.text.en;

/**
 * One way to read the text from some start to {@code end}, exclusive.
 *
 * @param cost beside that of its class, in the units of {@link Cost}
 */
record Reading(int end, int cost, String spoken) {}
