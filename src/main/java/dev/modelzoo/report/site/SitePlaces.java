package dev.modelzoo.report.site;

import java.util.Collection;

/** Where pages lie, as seen from the top of the site. */
final class SitePlaces {
  private final SiteNames models;
  private final SiteNames sets;

  SitePlaces(Collection<String> models, Collection<String> sets) {
    this.models = new SiteNames(models);
    this.sets = new SiteNames(sets);
  }

  String model(String id) {
    return "models/" + models.of(id) + ".html";
  }

  String set(String id) {
    return "sets/" + sets.of(id) + ".html";
  }

  String report(String model, String set) {
    return "reports/" + sets.of(set) + "/" + models.of(model) + ".html";
  }

  /** The references of a set, for the page that compares. */
  String references(String set) {
    return "data/" + sets.of(set) + "/references.js";
  }

  /** What a model made of a set. */
  String transcripts(String model, String set) {
    return "data/" + sets.of(set) + "/model-" + models.of(model) + ".js";
  }
}
