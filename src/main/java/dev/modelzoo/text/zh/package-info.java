/**
 * The normaliser {@code speechio-zh}: small rules with names, each over a table or a reader of
 * numbers. Uses the package above for white space and rule sequences only.
 */
package dev.modelzoo.text.zh;
