package dev.modelzoo.cli.workflow;

import dev.modelzoo.error.ZooException;
import java.io.Closeable;
import java.io.IOException;

/** What {@code zoo normalize} prints, line by line; closing it ends and flushes it. */
interface NormalizedOutput extends Closeable {
  void line(String text) throws IOException;

  /** Says, before the end, that there are no more lines because of this. */
  default void failed(ZooException failure) {}
}
