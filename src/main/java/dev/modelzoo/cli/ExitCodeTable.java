package dev.modelzoo.cli;

import dev.modelzoo.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What each exit code says, for the manual; docs/exit-codes.md has examples and what to do. */
final class ExitCodeTable {
  /** Of a program that SIGINT or SIGTERM ended, as a shell has it. */
  private static final int INTERRUPTED = 128 + 2;

  private static final int TERMINATED = 128 + 15;

  /** A code, its name and when it is given. */
  record Row(int code, String name, String when) {}

  private ExitCodeTable() {}

  /** All codes, in the order of their numbers. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(ExitCode.OK, "done", "the command did what it was asked to"));
    rows.add(new Row(ExitCode.BUG, "bug", "zoo itself is wrong; a stack trace follows"));
    for (ErrorKind kind : ErrorKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      rows.add(new Row(kind.exitCode(), name, when(kind)));
    }
    rows.add(new Row(INTERRUPTED, "interrupted", "Ctrl-C (SIGINT); typed again, it goes on"));
    rows.add(new Row(ExitCode.NO_READER, "no reader", "what reads the results ended first"));
    rows.add(new Row(TERMINATED, "interrupted", "SIGTERM; typed again, it goes on"));
    return List.copyOf(rows);
  }

  private static String when(ErrorKind kind) {
    return switch (kind) {
      case USAGE -> "an option, an id, zoo.yaml, a url or another setting is wrong";
      case NOT_FOUND -> "there is no such zoo, id, version, file or bucket";
      case CHECK_FAILED ->
          "a model-image or test set breaks a rule, secrets among them; nothing of it was sent or run";
      case CORRUPT ->
          "bytes in a store or archive differ from their digest or are missing, or cannot be"
              + " believed; nothing here was changed";
      case INCOMPLETE ->
          "some files failed, or not every utterance has a hypothesis; the score is written and"
              + " counts these as deletions";
      case ACCESS_DENIED ->
          "credentials are missing, wrong or do not suffice; a file may not be read or written";
      case UNAVAILABLE ->
          "the network or a service failed, after several attempts; a container engine or Slurm"
              + " cannot be used";
      case CONFLICT ->
          "somebody else published; another command works on the same id; local changes would be"
              + " lost; or results cannot be compared";
      case NO_SPACE -> "the disk or a quota is full";
      case SBI_FAILED ->
          "the SBI ended with an error, took too long, or left no or bad output; a version that was"
              + " published stays so";
      case NOT_REPRODUCED -> "zoo reproduce gave another score than the published one";
    };
  }
}
