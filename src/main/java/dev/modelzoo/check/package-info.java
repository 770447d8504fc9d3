/**
 * The rules for model-images and test sets; all findings of a folder in one run. Rules read what
 * would be pushed and follow no link out of the folder; only {@code Fixer} changes anything.
 */
package dev.modelzoo.check;
