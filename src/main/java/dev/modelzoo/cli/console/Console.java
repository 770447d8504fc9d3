package dev.modelzoo.cli.console;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two streams of a command: results on stdout, talk on stderr. Thread-safe. */
public final class Console {
  /** How much a command says. */
  public enum Verbosity {
    QUIET,
    NORMAL,
    VERBOSE
  }

  private final ResultStream out;
  private final PrintStream err;
  private final boolean terminal;
  private Verbosity verbosity = Verbosity.NORMAL;
  private boolean resultsOnTerminal;
  private int columns;
  private boolean resultsAreTalk;
  private Paint outPaint = Paint.NONE;
  private Paint errPaint = Paint.NONE;
  private volatile @Nullable StatusLine progress;
  private final Deque<Unfinished> unfinished = new ConcurrentLinkedDeque<>();
  private volatile boolean interrupted;

  /**
   * Prints to the given streams.
   *
   * @param terminal whether {@code err} is one, so that a line may be drawn over
   */
  public Console(ResultStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  public void setVerbosity(Verbosity verbosity) {
    this.verbosity = verbosity;
  }

  /** Whether the user asked for more talk. */
  public boolean isVerbose() {
    return verbosity == Verbosity.VERBOSE;
  }

  /** Sets the colours of results and of talk. */
  public void setPaint(Paint out, Paint err) {
    outPaint = out;
    errPaint = err;
  }

  /** Says whether results go to a terminal. */
  public void setResultsOnTerminal(boolean on) {
    resultsOnTerminal = on;
  }

  /** Says how wide the terminal is; 0 where nobody knows. */
  public void setColumns(int columns) {
    this.columns = columns;
  }

  /** From now on lines of results are talk: standard output is for one JSON object. */
  public void resultsAreTalk() {
    resultsAreTalk = true;
  }

  public boolean resultsOnTerminal() {
    return resultsOnTerminal;
  }

  /** Whether talk goes to a terminal. */
  public boolean isTerminal() {
    return terminal;
  }

  /** The word that a line of a result begins with: {@code ok}, {@code warn} or {@code fail}. */
  public String state(String word) {
    String padded = "%-4s".formatted(word);
    return switch (word) {
      case "ok" -> outPaint.good(padded);
      case "warn" -> outPaint.doubtful(padded);
      default -> outPaint.bad(padded);
    };
  }

  /** A result: what a script would read. */
  public void result(String line) {
    if (resultsAreTalk) {
      say(line);
      return;
    }
    makeRoom();
    out.println(resultsOnTerminal ? FoldedLine.of(line, columns) : line);
  }

  /** A whole result as JSON. */
  public void json(JsonElement value) {
    makeRoom();
    out.println(
        new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create()
            .toJson(value));
  }

  /** Whether nothing went to standard output yet. */
  public boolean hasNoResult() {
    return out.isUnused();
  }

  /** Talk: what is being done. */
  public void say(String line) {
    if (verbosity != Verbosity.QUIET) {
      print(line);
    }
  }

  /** Talk for those who asked for more. */
  public void detail(String line) {
    if (verbosity == Verbosity.VERBOSE) {
      print(line);
    }
  }

  /** Whether the user wants to hear of trouble only. */
  public boolean isQuiet() {
    return verbosity == Verbosity.QUIET;
  }

  /** Part of what made a command fail, told before it ends; also when quiet. */
  public void problem(String line) {
    print(line);
  }

  /** The stream for results, for texts that come ready-made. */
  public PrintStream out() {
    return out;
  }

  /**
   * Standard output for bytes that are no text. Unlike {@link #out} it fails where it cannot write;
   * closing it does nothing.
   */
  public OutputStream bytes() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        Optional<IOException> failure = out.failure();
        if (failure.isPresent()) {
          throw new IOException(ZooException.reason(failure.get()), failure.get());
        }
      }
    };
  }

  /**
   * Makes sure that all results have been written.
   *
   * @throws ZooException if they have not, such as to a full disk
   */
  public void requireWritten() {
    out.failure()
        .ifPresent(
            failure -> {
              throw FileErrors.translate("write", Path.of("standard output"), failure);
            });
  }

  /** Whether results went to a pipe that its reader closed. */
  public boolean hasLostItsReader() {
    return out.failure()
        .filter(failure -> String.valueOf(failure.getMessage()).contains("Broken pipe"))
        .isPresent();
  }

  /** Something that went wrong without ending the command. */
  public void warn(String line) {
    print(errPaint.doubtful("warning:") + " " + line);
  }

  /** What {@link #interrupted} says while a piece of work is done. */
  private record Unfinished(String kept, String next) {}

  /**
   * Does work in the middle of which zoo may be told to end; where one is within another, what is
   * kept of both is told, the inner one first, and what to do about the inner one.
   *
   * @param kept what stays of it then, in a few words
   * @param next what to do then, a sentence
   */
  public <T> T interruptibly(String kept, String next, Supplier<T> work) {
    Unfinished told = new Unfinished(kept, next);
    unfinished.push(told);
    try {
      return work.get();
    } finally {
      unfinished.pop();
    }
  }

  /**
   * Zoo was told to end: the last lines of its talk. What threads that are still at work say after
   * that, such as of an SBI that got the same signal, is not printed.
   */
  public void interrupted() {
    Unfinished work = unfinished.peek();
    StatusLine drawn = progress;
    if (drawn != null) {
      drawn.end();
    }
    interrupted = true;
    String kept = unfinished.stream().map(Unfinished::kept).collect(Collectors.joining("; "));
    err.println("interrupted: " + (work == null ? "not finished" : kept));
    if (work != null) {
      err.println("next:  " + work.next());
    }
  }

  /** The two lines that a failed command ends with. */
  public void error(ZooException failure) {
    if (interrupted) {
      return;
    }
    err.println(errPaint.bad("error:") + " " + ZooException.reason(failure));
    err.println("next:  " + failure.next());
  }

  /** A bug, with what its report needs. */
  public void bug(Throwable failure) {
    err.println(
        errPaint.bad("error:") + " this is a bug in zoo; please report it with the lines below");
    failure.printStackTrace(err);
  }

  /** A stack trace for {@code --debug}. */
  public void trace(Throwable failure) {
    failure.printStackTrace(err);
  }

  /** Shows the progress of a transfer; close it when the transfer has ended. */
  public ProgressLine progress(String label, LongSupplier nanoClock) {
    ProgressLine line =
        new ProgressLine(err, label, terminal, columns, verbosity == Verbosity.QUIET, nanoClock);
    progress = line;
    return line;
  }

  /** Shows the progress of a recognition; close it when that has ended. */
  public RecognitionLine recognition(LongSupplier nanoClock) {
    RecognitionLine line =
        new RecognitionLine(err, terminal, verbosity == Verbosity.QUIET, nanoClock);
    progress = line;
    return line;
  }

  /** On a terminal, results come where progress is drawn. */
  private void makeRoom() {
    StatusLine drawn = progress;
    if (drawn != null) {
      drawn.close();
    }
  }

  /** A line of its own, also where progress is drawn, which then goes on below it. */
  private void print(String text) {
    if (interrupted) {
      return;
    }
    String line = terminal ? FoldedLine.of(text, columns) : text;
    StatusLine drawn = progress;
    if (drawn == null) {
      err.println(line);
    } else {
      drawn.interrupt(line);
    }
  }
}
