/**
 * Objects as files of a directory: the embedded default, needs nothing installed. Uses the JDK's
 * file system only.
 */
package dev.modelzoo.store.file;
