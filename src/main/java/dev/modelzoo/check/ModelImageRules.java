package dev.modelzoo.check;

import dev.modelzoo.check.ScannedFile.Kind;
import dev.modelzoo.image.ModelCardReading;
import dev.modelzoo.image.ModelImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The layout of a model-image: what must be there, and what should. */
final class ModelImageRules {
  static final Rule NO_DOCKERFILE =
      Rule.error(
          "IMG001",
          "docker/Dockerfile is missing",
          "Nobody can build the environment that the SBI runs in.");
  static final Rule NO_CARD =
      Rule.error(
          "IMG002",
          "model.yaml is missing",
          "Language and sample rate are unknown, so no test set can be chosen.");
  static final Rule NO_SBI =
      Rule.error("IMG003", "SBI is missing", "There is no program that recognises.");
  static final Rule NO_ASSETS =
      Rule.warning(
          "IMG020",
          "assets/ is missing or empty",
          "A model that is not in the image was perhaps forgotten; images of a cloud API have none.");
  static final Rule NO_README =
      Rule.warning(
          "IMG021",
          "There is no README",
          "Readers of a score want to know size, training data and kind of the model.");
  static final Rule NO_LICENSE =
      Rule.warning(
          "IMG022",
          "There is no licence",
          "Without one, nobody may use or redistribute the model.");
  static final Rule PROVIDED_ABSENT =
      Rule.warning(
          "IMG023",
          "A file that provided: lists is not here",
          "It is never pushed, but the SBI cannot run without it.");

  static final List<Rule> ALL =
      List.of(NO_DOCKERFILE, NO_CARD, NO_SBI, NO_ASSETS, NO_README, NO_LICENSE, PROVIDED_ABSENT);

  private final FolderScan scan;
  private final Findings findings;

  ModelImageRules(FolderScan scan, Findings findings) {
    this.scan = scan;
    this.findings = findings;
  }

  /** What the card says is empty if there is none. */
  void check(Optional<ModelCardReading> card) {
    require(NO_DOCKERFILE, ModelImage.DOCKERFILE, "Add a Dockerfile that installs what SBI needs.");
    require(NO_CARD, ModelImage.CARD, "Add one with 'task: ASR', 'language:' and 'sample_rate:'.");
    require(NO_SBI, ModelImage.SBI, "Add the program that is run as './SBI LIST RESULT_DIR'.");
    if (!hasAtTop("readme")) {
      findings.add(NO_README, ".", "there is no README", "Add a README.md about the model.");
    }
    SkeletonRules.checkReadme(scan, findings);
    // A card that cannot be read may well say what seems to be missing.
    if (card.isEmpty() || card.get().isYaml()) {
      boolean networkRequired = card.map(ModelCardReading::networkRequired).orElse(false);
      checkAssets(networkRequired);
      SkeletonRules.checkAssets(scan, networkRequired, findings);
      checkLicense(card.flatMap(ModelCardReading::license).isPresent());
    }
    card.ifPresent(this::checkProvided);
  }

  private void require(Rule rule, String path, String fix) {
    Optional<ScannedFile> file = scan.file(path);
    if (file.isPresent()) {
      // A bad link, a folder or a special file in its place has a rule of its own for SBI.
      if (file.get().kind() == Kind.FOLDER && !path.equals(ModelImage.SBI)) {
        findings.add(rule, path, path + " is a folder, not a file", fix);
      }
      return;
    }
    if (scan.exists(path)) {
      String what = path + " is left out by .zooignore or provided:, so no push sends it";
      findings.add(rule, path, what, "Take it out of .zooignore.");
    } else {
      findings.add(rule, path, path + " is missing", fix);
    }
  }

  private void checkAssets(boolean networkRequired) {
    boolean empty =
        scan.below(ModelImage.ASSETS).values().stream().allMatch(f -> f.kind() == Kind.FOLDER);
    boolean isLink = scan.file(ModelImage.ASSETS).map(f -> f.kind() == Kind.LINK).orElse(false);
    if (empty && !isLink && !networkRequired) {
      findings.add(
          NO_ASSETS,
          ModelImage.ASSETS,
          "assets/ is missing or empty",
          "Put the model there; if SBI calls a service, write 'network: required' in model.yaml.");
    }
  }

  private void checkLicense(boolean named) {
    if (!named && !hasAtTop("license") && !hasAtTop("licence") && !hasAtTop("copying")) {
      findings.add(
          NO_LICENSE,
          ".",
          "no licence is named",
          "Add 'license: Apache-2.0' (or what it is) to model.yaml, or a LICENSE file.");
    }
  }

  private boolean hasAtTop(String stem) {
    return scan.files().stream()
        .filter(file -> file.parent().equals(".") && file.kind() != Kind.FOLDER)
        .map(file -> file.name().toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.equals(stem) || name.startsWith(stem + "."));
  }

  private void checkProvided(ModelCardReading card) {
    for (String path : card.provided()) {
      if (!scan.exists(path)) {
        findings.add(
            PROVIDED_ABSENT,
            path,
            path + " is listed under provided: in model.yaml, but is not here",
            "Put it there before the image is run.");
      }
    }
  }
}
