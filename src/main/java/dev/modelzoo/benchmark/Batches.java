package dev.modelzoo.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Writes a text that is made of many items by several threads at once, in the order of the items.
 * Only a few thousand items' text is in memory at a time.
 */
final class Batches {
  private static final int ITEMS_PER_BATCH = 1024;
  private static final int BATCHES_AT_ONCE = 4;

  private Batches() {}

  /** {@code append} adds an item's text; it is called on any thread. */
  static <T> void write(List<T> items, BiConsumer<T, StringBuilder> append, Writer out)
      throws IOException {
    int step = ITEMS_PER_BATCH * BATCHES_AT_ONCE;
    for (int start = 0; start < items.size(); start += step) {
      List<T> together = items.subList(start, Math.min(items.size(), start + step));
      int batches = (together.size() + ITEMS_PER_BATCH - 1) / ITEMS_PER_BATCH;
      List<StringBuilder> texts =
          IntStream.range(0, batches)
              .parallel()
              .mapToObj(batch -> text(together, batch, append))
              .toList();
      for (StringBuilder text : texts) {
        out.append(text);
      }
    }
  }

  private static <T> StringBuilder text(
      List<T> items, int batch, BiConsumer<T, StringBuilder> append) {
    StringBuilder text = new StringBuilder();
    int start = batch * ITEMS_PER_BATCH;
    items
        .subList(start, Math.min(items.size(), start + ITEMS_PER_BATCH))
        .forEach(item -> append.accept(item, text));
    return text;
  }
}
