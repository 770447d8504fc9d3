/**
 * What the commands do, without their options and their printing: push, pull and the rest as
 * sequences of the packages below. {@link dev.modelzoo.cli.workflow.Workflows} wires them; it and
 * {@link dev.modelzoo.cli.workflow.KnownStores} are the only ones that name a concrete store,
 * {@code EngineChoice} the only one that names a concrete recognizer.
 */
package dev.modelzoo.cli.workflow;
