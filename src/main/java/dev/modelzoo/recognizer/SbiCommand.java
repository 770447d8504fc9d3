package dev.modelzoo.recognizer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.image.SbiProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How an SBI is started. A script is started by its interpreter, as the kernel would, so that it
 * needs no execute bit and may lie on a file system that is mounted without execution; one without
 * a {@code #!} line by {@code /bin/sh}, as a shell would.
 */
final class SbiCommand {
  private SbiCommand() {}

  /** Without the two arguments of the SBI. */
  static List<String> of(Path modelImage) {
    Path sbi = modelImage.resolve(ModelImage.SBI);
    if (!Files.isRegularFile(sbi)) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          modelImage + " has no SBI to run",
          "Run zoo check: it lists what a model-image needs.");
    }
    SbiProgram program = SbiProgram.read(sbi);
    List<String> command = new ArrayList<>(program.interpreter());
    if (!command.isEmpty()) {
      checkInterpreter(sbi, command.get(0), program);
    } else if (!Files.isExecutable(sbi)) {
      throw SbiFailure.of(
          sbi + " is a program without an execute bit",
          "Run chmod +x on it, or 'zoo check -m ID --fix', then try again.");
    }
    command.add("./" + ModelImage.SBI);
    return command;
  }

  private static void checkInterpreter(Path sbi, String interpreter, SbiProgram program) {
    if (program.shebang().orElse("").endsWith("\r")) {
      throw SbiFailure.of(
          sbi + " has Windows line ends (CRLF), so its interpreter cannot be found",
          "Run 'zoo check -m ID --fix', or write the file with LF line ends.");
    }
    // One that is not absolute is looked for in the working folder of the SBI, the image.
    Path file = sbi.resolveSibling(interpreter);
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw SbiFailure.of(
          sbi + " is to be run by " + interpreter + ", but there is no such program here",
          "Install it, or name one that exists in the first line (as in #!/usr/bin/env python3).");
    }
  }
}
