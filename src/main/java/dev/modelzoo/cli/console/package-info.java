/** The only code that prints. */
package dev.modelzoo.cli.console;
