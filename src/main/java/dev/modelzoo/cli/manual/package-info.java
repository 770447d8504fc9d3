/** Manual pages, made from the commands themselves. */
package dev.modelzoo.cli.manual;
