/** The command line. The only user of picocli, and the only place that wires concrete classes. */
package dev.modelzoo.cli;
