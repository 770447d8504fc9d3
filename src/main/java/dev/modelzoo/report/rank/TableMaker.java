package dev.modelzoo.report.rank;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.scoring.ErrorCounts;
import dev.modelzoo.scoring.statistics.Holm;
import dev.modelzoo.scoring.statistics.Interval;
import dev.modelzoo.scoring.statistics.JointBootstrap;
import dev.modelzoo.scoring.statistics.JointErrors;
import dev.modelzoo.scoring.statistics.MatchedPairs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Makes one table. */
final class TableMaker {
  private static final Comparator<Standing> BEST_FIRST =
      Comparator.comparingInt((Standing one) -> one.rank().orElse(Integer.MAX_VALUE))
          .thenComparing(one -> one.missing().size())
          .thenComparingDouble(one -> one.counts().percentage().orElse(Double.MAX_VALUE))
          .thenComparing(Standing::name);

  private final String title;
  private final boolean group;
  private final List<String> sets;
  private final Rankings rankings;

  TableMaker(String title, boolean group, List<String> sets, Rankings rankings) {
    this.title = title;
    this.group = group;
    this.sets = sets;
    this.rankings = rankings;
  }

  RankTable table() {
    List<Contender> present =
        rankings.contenders().stream()
            .filter(one -> sets.stream().anyMatch(one.results()::containsKey))
            .toList();
    List<RankedResult> used = present.stream().flatMap(one -> results(one).stream()).toList();
    ComparableSets.requireOneUnit(title, used);
    List<Contender> complete =
        present.stream().filter(one -> one.results().keySet().containsAll(sets)).toList();
    JointErrors errors = new JointErrors(Math.max(1, complete.size()));
    if (!complete.isEmpty()) {
      rankings.addTo(errors, sets, complete);
    }
    JointBootstrap bootstrap = JointBootstrap.of(errors);
    List<PairTest> tests = tests(complete, bootstrap);
    List<Standing> standings = new ArrayList<>();
    for (int at = 0; at < complete.size(); at++) {
      standings.add(standing(complete.get(at), present, interval(complete.get(at), bootstrap, at)));
    }
    List<Standing> ranked = ranked(standings, tests);
    List<Standing> all = new ArrayList<>(ranked);
    present.stream()
        .filter(one -> !complete.contains(one))
        .forEach(one -> all.add(standing(one, present, Optional.empty())));
    all.sort(BEST_FIRST);
    String rateName = used.get(0).result().rateName();
    List<String> drawn = complete.isEmpty() ? List.of() : rankings.drawn(sets);
    List<PairTest> pairs = moved(tests, standings, all);
    return new RankTable(title, group, sets, rateName, all, pairs, bootstrap.blocks(), drawn);
  }

  private List<RankedResult> results(Contender contender) {
    return sets.stream().flatMap(set -> Stream.ofNullable(contender.results().get(set))).toList();
  }

  /** That of one set is the one that was drawn when it was scored. */
  private Optional<Interval> interval(Contender contender, JointBootstrap bootstrap, int at) {
    return group ? bootstrap.rate(at) : results(contender).get(0).interval();
  }

  private Standing standing(
      Contender contender, List<Contender> present, Optional<Interval> interval) {
    List<RankedResult> results = results(contender);
    long references = results.stream().mapToLong(one -> one.result().references()).sum();
    long unanswered = results.stream().mapToLong(one -> one.result().unanswered()).sum();
    return new Standing(
        contender,
        contender.name(present),
        OptionalInt.empty(),
        results.stream()
            .map(one -> one.result().counts())
            .reduce(ErrorCounts.ZERO, ErrorCounts::plus),
        interval,
        macro(results),
        references - unanswered,
        references,
        realTimeFactor(results),
        sets.stream().filter(set -> !contender.results().containsKey(set)).toList(),
        results);
  }

  private OptionalDouble macro(List<RankedResult> results) {
    if (group) {
      return results.stream()
          .flatMapToDouble(one -> one.result().counts().percentage().stream())
          .average();
    }
    return results.get(0).result().json().get("macro") instanceof JsonObject macro
            && macro.get("token_error_rate") instanceof JsonPrimitive rate
        ? OptionalDouble.of(rate.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble realTimeFactor(List<RankedResult> results) {
    boolean known =
        results.stream()
            .allMatch(one -> one.wallSeconds().isPresent() && one.audioSeconds().isPresent());
    double audio = results.stream().mapToDouble(one -> one.audioSeconds().orElse(0)).sum();
    double wall = results.stream().mapToDouble(one -> one.wallSeconds().orElse(0)).sum();
    return known && audio > 0 ? OptionalDouble.of(wall / audio) : OptionalDouble.empty();
  }

  private List<PairTest> tests(List<Contender> complete, JointBootstrap bootstrap) {
    List<PairTest> tests = new ArrayList<>();
    for (int first = 0; first < complete.size(); first++) {
      for (int second = first + 1; second < complete.size(); second++) {
        OptionalDouble mapsswe = matchedPairs(complete.get(first), complete.get(second)).pValue();
        OptionalDouble drawn = bootstrap.pValue(first, second);
        tests.add(new PairTest(first, second, mapsswe, drawn, PairTest.combined(mapsswe, drawn)));
      }
    }
    double[] adjusted = Holm.adjusted(tests.stream().mapToDouble(PairTest::adjusted).toArray());
    for (int at = 0; at < adjusted.length; at++) {
      PairTest test = tests.get(at);
      tests.set(
          at,
          new PairTest(
              test.first(), test.second(), test.mapsswe(), test.bootstrap(), adjusted[at]));
    }
    return tests;
  }

  private MatchedPairs matchedPairs(Contender first, Contender second) {
    MatchedPairs pairs = new MatchedPairs();
    for (String set : sets) {
      SetEvidence evidence = rankings.evidence(set);
      int one = Rankings.place(evidence, set, first);
      int other = Rankings.place(evidence, set, second);
      pairs.addAll(evidence.pair(Math.min(one, other), Math.max(one, other)));
    }
    return pairs;
  }

  private static List<Standing> ranked(List<Standing> standings, List<PairTest> tests) {
    int[] better = new int[standings.size()];
    for (PairTest test : tests) {
      if (test.isSignificant()) {
        long first = standings.get(test.first()).counts().errors();
        long second = standings.get(test.second()).counts().errors();
        better[first < second ? test.second() : test.first()]++;
      }
    }
    List<Standing> ranked = new ArrayList<>();
    for (int at = 0; at < better.length; at++) {
      ranked.add(standings.get(at).ranked(1 + better[at]));
    }
    return ranked;
  }

  /** The tests by the places that the standings have after they were sorted. */
  private static List<PairTest> moved(
      List<PairTest> tests, List<Standing> before, List<Standing> after) {
    List<Contender> sorted = after.stream().map(Standing::contender).toList();
    return tests.stream()
        .map(
            test -> {
              int one = sorted.indexOf(before.get(test.first()).contender());
              int other = sorted.indexOf(before.get(test.second()).contender());
              return new PairTest(
                  Math.min(one, other),
                  Math.max(one, other),
                  test.mapsswe(),
                  test.bootstrap(),
                  test.adjusted());
            })
        .sorted(Comparator.comparingInt(PairTest::first).thenComparingInt(PairTest::second))
        .toList();
  }
}
