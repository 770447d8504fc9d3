/**
 * Drives a container engine by the command-line client that its users have: {@code docker} or
 * {@code podman}. Knows images and containers, and nothing of SBIs. Uses {@code content} and {@code
 * error}.
 */
package dev.modelzoo.recognizer.container;
