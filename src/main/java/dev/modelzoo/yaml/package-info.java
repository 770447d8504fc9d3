/**
 * YAML as text: scalars stay the strings that were written ({@code no}, {@code 1.10} and {@code
 * 2022-7-27} too), duplicate keys are errors, and errors name file, line and column. SnakeYAML is
 * confined to this package.
 */
package dev.modelzoo.yaml;
