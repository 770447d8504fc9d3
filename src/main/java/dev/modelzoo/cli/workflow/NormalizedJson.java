package dev.modelzoo.cli.workflow;

import com.google.gson.Gson;
import com.google.gson.stream.JsonWriter;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.text.NormalizationStep;
import dev.modelzoo.text.Normalizer;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** One object with all lines, written as they come: there may be more than fit into memory. */
final class NormalizedJson implements NormalizedOutput {
  private final Writer out;
  private final JsonWriter json;
  private final Normalizer normalizer;
  private final boolean explain;
  private boolean begun;
  private @Nullable ZooException failure;

  NormalizedJson(Writer out, Normalizer normalizer, boolean explain) {
    this.out = out;
    this.json = new JsonWriter(out);
    this.normalizer = normalizer;
    this.explain = explain;
    json.setIndent("  ");
  }

  @Override
  public void line(String text) throws IOException {
    begin();
    json.beginObject();
    json.name("input").value(text);
    json.name("output").value(normalizer.normalize(text));
    if (explain) {
      json.name("steps").beginArray();
      for (NormalizationStep step : normalizer.explain(text)) {
        json.beginObject();
        json.name("rule").value(step.rule());
        json.name("text").value(step.text());
        json.endObject();
      }
      json.endArray();
    }
    json.endObject();
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      json.beginObject();
      json.name("schema").value("zoo-normalize/1");
      json.name("normalizer").value(normalizer.id());
      json.name("lines").beginArray();
    }
  }

  @Override
  public void failed(ZooException cause) {
    failure = cause;
  }

  /** Ends the object, also after a line that could not be read: those before it are whole. */
  @Override
  public void close() throws IOException {
    begin();
    json.endArray();
    json.name("error");
    ZooException cause = failure;
    if (cause == null) {
      json.nullValue();
    } else {
      new Gson().toJson(PairOutcome.error(cause), json);
    }
    json.endObject();
    out.append('\n').flush();
  }
}
