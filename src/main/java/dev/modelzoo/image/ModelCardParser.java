package dev.modelzoo.image;

import dev.modelzoo.image.ModelCardProblem.Kind;
import dev.modelzoo.yaml.YamlException;
import dev.modelzoo.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Takes the values of a model card out of its YAML and notes what is wrong with each. */
final class ModelCardParser {
  private static final List<String> KEYS =
      List.of(
          "date",
          "task",
          "language",
          "sample_rate",
          "author",
          "entity",
          "email",
          "license",
          "provided",
          "network");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}");
  private static final Pattern DATE =
      Pattern.compile("[0-9]{4}([-/.])(0?[1-9]|1[0-2])\\1(0?[1-9]|[12][0-9]|3[01])");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,7}");
  private static final Set<String> TWO_LETTER_CODES =
      new HashSet<>(List.of(Locale.getISOLanguages()));

  /** Codes of countries and other names that people write where the language belongs. */
  private static final Map<String, String> MISTAKES =
      Map.of("cn", "zh", "jp", "ja", "gb", "en", "us", "en", "dk", "da", "cz", "cs", "gr", "el");

  private static final int LOWEST_USUAL_RATE = 8000;
  private static final int HIGHEST_USUAL_RATE = 48000;

  private final YamlMapping yaml;
  private final List<ModelCardProblem> problems = new ArrayList<>();

  ModelCardParser(YamlMapping yaml) {
    this.yaml = yaml;
  }

  ModelCardReading parse() {
    checkTask();
    String language = language();
    int sampleRate = sampleRate();
    Optional<String> date = date();
    Optional<String> author = text("author");
    Optional<String> entity = text("entity");
    List<String> emails = emails();
    Optional<String> license = text("license");
    List<String> provided = provided();
    boolean network = networkRequired();
    warnOfMistypedKeys();
    warnOfEmptyValues();
    Optional<ModelCard> card = Optional.empty();
    if (problems.stream().noneMatch(ModelCardProblem::isError)) {
      card =
          Optional.of(
              new ModelCard(
                  language, sampleRate, date, author, entity, emails, license, provided, network));
    }
    return new ModelCardReading(card, provided, license, network, problems);
  }

  private void checkTask() {
    Optional<String> task = text("task");
    if (task.isEmpty()) {
      missing("task", "Add 'task: ASR'.");
    } else if (!task.get().equals("ASR")) {
      bad("task", "task is '" + task.get() + "'", "Write 'task: ASR': there is no other task yet.");
    }
  }

  private String language() {
    Optional<String> written = text("language");
    if (written.isEmpty()) {
      missing("language", "Add the language's ISO 639 code, such as 'language: zh'.");
      return "";
    }
    String code = written.get();
    if (isLanguage(code)) {
      return code;
    }
    String lower = code.toLowerCase(Locale.ROOT);
    String meant = MISTAKES.getOrDefault(lower, lower);
    bad(
        "language",
        "language is '" + code + "', which is no lower-case ISO 639 code",
        isLanguage(meant)
            ? "Write 'language: " + meant + "', if that is the language."
            : "Write the code of the language, such as zh, en or yue.");
    return "";
  }

  private static boolean isLanguage(String code) {
    String primary = code.split("-", 2)[0];
    return LANGUAGE.matcher(code).matches()
        && (primary.length() == 3 || TWO_LETTER_CODES.contains(primary));
  }

  private int sampleRate() {
    Optional<String> written = text("sample_rate");
    if (written.isEmpty()) {
      return ModelCard.DEFAULT_SAMPLE_RATE;
    }
    String value = written.get();
    if (!WHOLE_NUMBER.matcher(value).matches() || Integer.parseInt(value) == 0) {
      bad(
          "sample_rate",
          "sample_rate is '" + value + "', which is no whole number of Hz",
          "Write 8000 for telephone speech, 16000 for other speech.");
      return ModelCard.DEFAULT_SAMPLE_RATE;
    }
    int rate = Integer.parseInt(value);
    if (rate < LOWEST_USUAL_RATE || rate > HIGHEST_USUAL_RATE) {
      doubtful(
          "sample_rate",
          "sample_rate is " + rate + " Hz, which is no usual one",
          "Write it in Hz: 8000 for telephone speech, 16000 for other speech.");
    }
    return rate;
  }

  private Optional<String> date() {
    Optional<String> written = text("date");
    if (written.isPresent() && !DATE.matcher(written.get()).matches()) {
      doubtful(
          "date",
          "date '" + written.get() + "' is no date",
          "Write it as year-month-day: 2022-07-27.");
    }
    return written;
  }

  private List<String> emails() {
    List<String> emails = commaSeparated("email");
    for (String email : emails) {
      if (!email.contains("@")) {
        doubtful(
            "email",
            "email '" + email + "' is no e-mail address",
            "Write one, several with commas, or none.");
      }
    }
    return emails;
  }

  private List<String> provided() {
    List<String> paths = commaSeparated("provided");
    for (String path : paths) {
      List<String> parts = Arrays.asList(path.split("/", -1));
      if (path.startsWith("/") || parts.contains("..") || path.indexOf('\\') >= 0) {
        bad(
            "provided",
            "provided names '" + path + "', which is not inside the model-image",
            "Name files relative to the model-image, such as 'provided: [API_KEY]'.");
      } else if (List.of("SBI", "model.yaml", "docker", "docker/Dockerfile", ".").contains(path)) {
        bad(
            "provided",
            "provided names '" + path + "', without which the model-image is none",
            "Take it out of the list: provided files are never pushed.");
      }
    }
    return paths;
  }

  private boolean networkRequired() {
    Optional<String> written = text("network");
    if (written.isPresent() && !List.of("required", "none").contains(written.get())) {
      bad(
          "network",
          "network is '" + written.get() + "'",
          "Write 'network: required' if the SBI calls a service, or leave the line out.");
    }
    return written.equals(Optional.of("required"));
  }

  private void warnOfMistypedKeys() {
    for (String key : yaml.keys()) {
      if (KEYS.contains(key)) {
        continue;
      }
      String plain =
          key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
      for (String known : KEYS) {
        if (!yaml.keys().contains(known) && isNear(plain, known.replace("_", ""))) {
          doubtful(key, "the key '" + key + "' is not known", "Did you mean '" + known + "'?");
          break;
        }
      }
    }
  }

  /** As a new card has them; the licence is missed by a rule of its own. */
  private void warnOfEmptyValues() {
    for (String key : List.of("date", "author", "entity", "email")) {
      if (isEmpty(key)) {
        doubtful(key, "'" + key + "' has no value", "Fill it in, or take the line out.");
      }
    }
  }

  private boolean isEmpty(String key) {
    try {
      return yaml.keys().contains(key) && yaml.texts(key).isEmpty();
    } catch (YamlException e) {
      return false; // Named already.
    }
  }

  /** Equal but for one letter too many, too few, or wrong, or two that changed places. */
  private static boolean isNear(String typed, String known) {
    int from = 0;
    while (from < typed.length()
        && from < known.length()
        && typed.charAt(from) == known.charAt(from)) {
      from++;
    }
    String a = typed.substring(from);
    String b = known.substring(from);
    return a.equals(b)
        || skip(a, 1).equals(b)
        || a.equals(skip(b, 1))
        || skip(a, 1).equals(skip(b, 1))
        || (a.length() > 1
            && b.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0)
            && skip(a, 2).equals(skip(b, 2)));
  }

  private static String skip(String text, int count) {
    return text.substring(Math.min(count, text.length()));
  }

  private Optional<String> text(String key) {
    return read(key, yaml::text).orElse(Optional.empty());
  }

  private List<String> commaSeparated(String key) {
    return read(key, yaml::texts).orElse(List.of()).stream()
        .flatMap(item -> Arrays.stream(item.split("[,;]")))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private <T> Optional<T> read(String key, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(key));
    } catch (YamlException e) {
      problems.add(new ModelCardProblem(Kind.BAD_VALUE, e.line(), e.problem(), "Write one value."));
      return Optional.empty();
    }
  }

  private void missing(String key, String fix) {
    // A wrong shape has been named already.
    if (problems.stream().noneMatch(p -> p.what().startsWith("'" + key + "' must"))) {
      int line = yaml.keys().contains(key) ? yaml.line(key) : 1;
      problems.add(new ModelCardProblem(Kind.BAD_VALUE, line, key + " is missing", fix));
    }
  }

  private void bad(String key, String what, String fix) {
    problems.add(new ModelCardProblem(Kind.BAD_VALUE, yaml.valueLine(key), what, fix));
  }

  private void doubtful(String key, String what, String fix) {
    problems.add(new ModelCardProblem(Kind.DOUBTFUL_VALUE, yaml.valueLine(key), what, fix));
  }
}
