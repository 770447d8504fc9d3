package dev.modelzoo.recognizer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a program in a session of its own, so that it and its children can be found and ended
 * together, and a Ctrl-C at the terminal reaches zoo alone. The program keeps the process id.
 */
final class OwnSession {
  private static final List<String> SETSID = List.of("/usr/bin/setsid", "/bin/setsid");
  private static final String PERL = "/usr/bin/perl"; // macOS has no setsid, but Perl.

  private OwnSession() {}

  /** What goes before the program and its arguments; nothing if this system has no such tool. */
  static List<String> prefix() {
    for (String setsid : SETSID) {
      if (Files.isExecutable(Path.of(setsid))) {
        return List.of(setsid);
      }
    }
    return Files.isExecutable(Path.of(PERL)) ? byPerl() : List.of();
  }

  static List<String> byPerl() {
    String script = "setsid(); exec { $ARGV[0] } @ARGV or die qq($ARGV[0]: $!\\n);";
    return List.of(PERL, "-MPOSIX=setsid", "-e", script);
  }
}
