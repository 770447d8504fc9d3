/** Scripts that complete command lines in shells, made from the commands themselves. */
package dev.modelzoo.cli.completion;
