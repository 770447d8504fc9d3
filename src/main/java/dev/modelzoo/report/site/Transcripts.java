package dev.modelzoo.report.site;

import com.google.gson.JsonArray;
import dev.modelzoo.benchmark.ScoredUtterance;
import dev.modelzoo.benchmark.ScoredUtterances;
import dev.modelzoo.report.html.DataBlock;
import dev.modelzoo.report.rank.RankedResult;
import dev.modelzoo.report.result.EditCode;
import dev.modelzoo.scoring.Edit;
import dev.modelzoo.scoring.EditKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a result as scripts that a page loads when it needs them: a page that is opened from
 * a disk may load nothing else. Each calls {@code zooData(NAME, BASE64)} with gzipped JSON.
 */
final class Transcripts {
  private final List<ScoredUtterance> utterances = new ArrayList<>();

  private Transcripts() {}

  /** Reads the result. */
  static Transcripts read(RankedResult result) {
    Transcripts transcripts = new Transcripts();
    try (ScoredUtterances in = result.result().details()) {
      Optional<ScoredUtterance> next = in.next();
      while (next.isPresent()) {
        transcripts.utterances.add(next.get());
        next = in.next();
      }
    }
    return transcripts;
  }

  /** {@code [[ID, REFERENCE], …]}; tokens have a blank between them. */
  String references(String name) {
    JsonArray rows = new JsonArray(utterances.size());
    for (ScoredUtterance one : utterances) {
      JsonArray row = new JsonArray(2);
      row.add(one.id());
      row.add(EditCode.reference(one.alignment().edits(), " "));
      rows.add(row);
    }
    return script(name, rows);
  }

  /** {@code [[HYPOTHESIS, EDITS], …]} in the same order; 0 for one that is the reference. */
  String hypotheses(String name) {
    JsonArray rows = new JsonArray(utterances.size());
    for (ScoredUtterance one : utterances) {
      List<Edit> edits = one.alignment().edits();
      if (edits.stream().allMatch(edit -> edit.kind() == EditKind.CORRECT)) {
        rows.add(0);
      } else {
        JsonArray row = new JsonArray(2);
        row.add(EditCode.hypothesis(edits, " "));
        row.add(EditCode.of(edits));
        rows.add(row);
      }
    }
    return script(name, rows);
  }

  /** Neither text can end its quotes: a name is a path made of ids, a block is Base64. */
  private static String script(String name, JsonArray rows) {
    if (!name.matches("[A-Za-z0-9._/-]+")) {
      throw new IllegalArgumentException("Not a path in the site: " + name);
    }
    return "zooData(\"%s\", \"%s\");\n"
        .formatted(name, DataBlock.of("texts", rows.toString()).text());
  }
}
