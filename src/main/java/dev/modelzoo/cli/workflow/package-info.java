/**
 * What the commands do, without their options and their printing: push, pull and the rest as
 * sequences of the packages below. {@link dev.modelzoo.cli.workflow.Workflows} wires them; it and
 * {@link dev.modelzoo.cli.workflow.Stores} are the only ones that name a concrete store or
 * recognizer.
 */
package dev.modelzoo.cli.workflow;
