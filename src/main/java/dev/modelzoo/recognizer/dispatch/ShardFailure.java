package dev.modelzoo.recognizer.dispatch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Why a shard failed, in the words of the error that ended it.
 *
 * @param message what happened
 * @param next what to do
 */
public record ShardFailure(String message, String next) {
  private static final String FILE = "failure.json";
  private static final String MESSAGE = "error";
  private static final String NEXT = "next";

  static ShardFailure of(ZooException failure) {
    return new ShardFailure(ZooException.reason(failure), failure.next());
  }

  /** The same about a file that has moved with its folder. */
  public ShardFailure moved(Path from, Path to) {
    return new ShardFailure(
        message.replace(from.toString(), to.toString()),
        next.replace(from.toString(), to.toString()));
  }

  void write(Path folder) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty(MESSAGE, message);
    json.addProperty(NEXT, next);
    Files.writeString(folder.resolve(FILE), json + "\n");
  }

  /** Of a failed shard; where the file is damaged, at least that it failed. */
  static ShardFailure read(Shard shard) {
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(shard.failedFolder().resolve(FILE)))
              .getAsJsonObject();
      return new ShardFailure(json.get(MESSAGE).getAsString(), json.get(NEXT).getAsString());
    } catch (IOException | RuntimeException e) { // whatever a changed file makes the parser throw
      return new ShardFailure(
          "shard " + shard.number() + " failed", "Look into " + shard.failedFolder() + ".");
    }
  }

  /** To end a run with. */
  public ZooException toException() {
    return new ZooException(ErrorKind.SBI_FAILED, message, next);
  }
}
