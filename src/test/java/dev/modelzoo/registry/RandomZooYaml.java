package dev.modelzoo.registry;

import dev.modelzoo.content.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Registries as people write them: seeded layouts, comments, quotes, line breaks, unknown keys. */
final class RandomZooYaml {
  private static final List<String> WORDS =
      List.of(
          "中文注释", "𝄞 clef 𠀀", "plain", "it's \"quoted\"", "a: b # c", "naïve", "🙂", "- x {y}");
  private static final List<String> BREAKS = List.of("\n", "\r\n");

  private final Random random;
  private final String lineBreak;
  private final int sectionStep;
  private final int entryStep;
  private final boolean blankBetween;
  private final List<String> kept = new ArrayList<>();

  RandomZooYaml(int seed) {
    this.random = new Random(seed);
    this.lineBreak = pick(BREAKS);
    this.sectionStep = 1 + random.nextInt(6);
    this.entryStep = 1 + random.nextInt(6);
    this.blankBetween = random.nextBoolean();
  }

  /** A text around an entry; {@code keepsInTarget}: what an edit must keep inside it. */
  record Document(String before, String target, String after, List<String> keepsInTarget) {
    String text() {
      return before + target + after;
    }
  }

  Document documentWith(EntryKind kind, String id) {
    StringBuilder before = new StringBuilder(head());
    boolean otherFirst = random.nextBoolean();
    EntryKind other = kind == EntryKind.MODEL ? EntryKind.DATASET : EntryKind.MODEL;
    if (otherFirst) {
      before.append(section(other));
    }
    before.append(line(0, kind.folder() + ":" + comment()));
    int neighbours = random.nextInt(3);
    for (int i = 0; i < neighbours; i++) {
      before.append(entry("early" + i, false));
    }
    String target = entry(id, true);
    StringBuilder after = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      after.append(noise(0)).append(entry("late" + i, false));
    }
    if (!otherFirst) {
      after.append(section(other));
    }
    after.append(noise(0));
    if (after.length() == 0 && random.nextBoolean()) {
      target = target.substring(0, target.length() - lineBreak.length());
    }
    return new Document(before.toString(), target, after.toString(), List.copyOf(kept));
  }

  String document() {
    StringBuilder text = new StringBuilder(head());
    if (random.nextBoolean()) {
      text.append(section(EntryKind.MODEL));
    }
    if (random.nextBoolean()) {
      text.append(section(EntryKind.DATASET));
    }
    if (random.nextBoolean()) {
      text.append(line(0, "unknown: " + quoted()));
    }
    text.append(noise(0));
    boolean cut = random.nextInt(3) == 0 && text.toString().endsWith(lineBreak);
    return cut ? text.substring(0, text.length() - lineBreak.length()) : text.toString();
  }

  /** Adding to {@code datasets: {}} takes the braces away, which is not an insertion. */
  String withoutBracesOfEmptySection(String text, EntryKind kind) {
    return text.replace(kind.folder() + ": {}", kind.folder() + ":");
  }

  private String head() {
    String mark = random.nextInt(5) == 0 ? "\uFEFF" : "";
    String start = random.nextInt(5) == 0 ? line(0, "---") : "";
    return mark + start + noise(0) + line(0, "schema: zoo/1" + comment()) + remote() + noise(0);
  }

  private String remote() {
    return random.nextBoolean() ? line(0, "remote: 's3://bucket/前缀'" + comment()) : "";
  }

  private String section(EntryKind kind) {
    int form = random.nextInt(5);
    if (form == 0) {
      return line(0, kind.folder() + ": {}" + comment());
    }
    if (form == 1) {
      return line(0, kind.folder() + ":" + comment()) + noise(sectionStep);
    }
    if (form == 2) {
      return line(0, kind.folder() + ": {f1: {url: 'file:x'}, f2: {version: 3}}" + comment());
    }
    StringBuilder section = new StringBuilder(line(0, kind.folder() + ":" + comment()));
    for (int i = 0; i <= random.nextInt(4); i++) {
      section.append(entry(kind.label() + i, false));
      section.append(blankBetween ? lineBreak : "");
    }
    return section.toString();
  }

  private String entry(String id, boolean keep) {
    String key = random.nextInt(4) == 0 ? "\"" + id + "\"" : id;
    return switch (random.nextInt(6)) {
      case 0 -> line(sectionStep, key + ":" + kept(comment(), keep));
      case 1 -> line(sectionStep, key + ": {}" + kept(comment(), keep));
      case 2 -> line(sectionStep, key + ": {url: 'file:x/', odd: [1, 𝄞]}" + kept(comment(), keep));
      default -> line(sectionStep, key + ":" + kept(comment(), keep)) + keys(keep);
    };
  }

  private String keys(boolean keep) {
    int column = sectionStep + entryStep;
    List<String> keys = new ArrayList<>();
    keys.add(
        line(column, "url: " + pick(List.of("oss://b/p/", "'file:x'", "\"file:x\"")) + comment()));
    if (random.nextBoolean()) {
      keys.add(line(column, "version: 3" + kept(comment(), keep)));
    }
    if (random.nextBoolean()) {
      keys.add(line(column, "size:" + kept(comment(), keep)));
    }
    if (random.nextBoolean()) {
      keys.add(kept(line(column, "owner: " + quoted() + comment()), keep));
    }
    if (random.nextBoolean()) {
      keys.add(
          kept(line(column, "note: |") + line(column + 2, "# 不是注释") + line(column + 2, "x"), keep));
    }
    if (random.nextBoolean()) {
      keys.add(kept(line(column, "tags:") + line(column, "- a") + line(column, "- {b: c}"), keep));
    }
    if (random.nextBoolean()) {
      keys.add(line(column, "license: >-") + line(column + 1, "folded") + line(column + 1, "text"));
    }
    StringBuilder text = new StringBuilder();
    while (!keys.isEmpty()) {
      if (text.length() > 0) {
        text.append(kept(noise(column), keep));
      }
      text.append(keys.remove(random.nextInt(keys.size())));
    }
    return text.toString();
  }

  private String kept(String text, boolean keep) {
    if (keep) {
      kept.add(text.strip());
    }
    return text;
  }

  private String noise(int column) {
    return switch (random.nextInt(4)) {
      case 0 -> lineBreak;
      case 1 -> line(column, "# " + pick(WORDS));
      default -> "";
    };
  }

  private String comment() {
    return random.nextInt(3) == 0 ? " ".repeat(1 + random.nextInt(3)) + "# " + pick(WORDS) : "";
  }

  private String quoted() {
    return "'" + pick(WORDS).replace("'", "''") + "'";
  }

  private String line(int column, String text) {
    return " ".repeat(column) + text + lineBreak;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
