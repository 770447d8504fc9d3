package dev.modelzoo.transfer;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BusyException;
import dev.modelzoo.store.ObjectStore;
import dev.modelzoo.store.file.FileObjectStore;
import dev.modelzoo.testing.Fault;
import dev.modelzoo.testing.FaultProxy.Trouble;
import dev.modelzoo.testing.FaultyObjectStore;
import dev.modelzoo.testing.FaultyObjectStore.Operation;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;

/** A folder behind faults that a network file system could show; it has no connection to stall. */
class FileTroubleTest extends TroubleContract {
  @TempDir private Path folder;
  private Supplier<Trouble> script = () -> Trouble.NONE;

  @Override
  ObjectStore troubled() {
    FaultyObjectStore faulty = new FaultyObjectStore(new FileObjectStore(folder.resolve("s")));
    for (Operation operation : Operation.values()) {
      faulty.on(operation, FaultyObjectStore.EVERY, scripted(operation == Operation.READ));
    }
    return faulty;
  }

  @Override
  void play(Supplier<Trouble> newScript) {
    script = newScript;
  }

  private Fault scripted(boolean reading) {
    ThreadLocal<Trouble> drawn = ThreadLocal.withInitial(() -> Trouble.NONE);
    return new Fault(
        () -> {
          drawn.set(script.get());
          before(drawn.get(), reading);
        },
        () -> {},
        stream ->
            switch (drawn.get()) {
              case RESET -> Fault.brokenBody(200).body().apply(stream);
              case SHORT_BODY -> Fault.shortBody(20).body().apply(stream);
              case WRONG_BYTES -> Fault.wrongByte(5).body().apply(stream);
              default -> stream;
            });
  }

  private static void before(Trouble trouble, boolean reading) {
    switch (trouble) {
      case SLOW_DOWN -> throw new BusyException("busy", "Wait.", null);
      case SERVER_ERROR -> throw Fault.unavailable("error 500");
      case DENIED -> throw new ZooException(ErrorKind.ACCESS_DENIED, "denied", "Ask.");
      case CLOCK_SKEW ->
          throw new ZooException(ErrorKind.ACCESS_DENIED, "the clock of this machine", "Set it.");
      case NO_BUCKET -> throw new ZooException(ErrorKind.NOT_FOUND, "no bucket", "Make it.");
      case RESET, WRONG_BYTES -> {
        if (!reading) {
          throw Fault.unavailable("connection reset");
        }
      }
      default -> {}
    }
  }
}
