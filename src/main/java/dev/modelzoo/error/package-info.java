/**
 * What can go wrong, in the words a user sees: a message, what to do next, and the exit code. Uses
 * nothing but the JDK; everything may use it.
 */
package dev.modelzoo.error;
