/** Objects as files of a directory: the embedded default, needs nothing installed. */
package dev.modelzoo.store.file;
