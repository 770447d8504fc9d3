package dev.modelzoo.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find. */
final class Findings {
  private final List<Finding> findings = new ArrayList<>();

  void add(Rule rule, String path, String what, String fix) {
    add(rule, path, 0, what, fix);
  }

  void add(Rule rule, String path, int line, String what, String fix) {
    findings.add(new Finding(rule, rule.severity(), path, line, what, fix));
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
