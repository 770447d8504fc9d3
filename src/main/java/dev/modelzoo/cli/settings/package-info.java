/** The user's own settings: variables and config.yaml, and where each value comes from. */
package dev.modelzoo.cli.settings;
