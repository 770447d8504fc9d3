/** The rules for model-images and test sets; all findings of a folder in one run. */
package dev.modelzoo.check;
