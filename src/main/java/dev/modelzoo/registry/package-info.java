/** The zoo on disk: finding its root, reading {@code zoo.yaml} and editing it in place. */
package dev.modelzoo.registry;
