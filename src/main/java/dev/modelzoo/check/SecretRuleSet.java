package dev.modelzoo.check;

import dev.modelzoo.content.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Names the rules that search for secrets, so that what other ones found is not believed. */
final class SecretRuleSet {
  /** All that decides whether something is a secret. */
  static final List<Class<?>> CLASSES =
      List.of(SecretRules.class, SecretScanner.class, SecretAssignment.class, SecretValue.class);

  private SecretRuleSet() {}

  /**
   * SHA-256 of the rules' own code: nobody has to think of a number when a rule changes. Empty if
   * the code cannot be read, so that nothing is believed.
   */
  static Optional<String> version() {
    MessageDigest sha256 = Sha256.newDigest();
    for (Class<?> part : CLASSES) {
      try (InputStream code = part.getResourceAsStream(part.getSimpleName() + ".class")) {
        if (code == null) {
          return Optional.empty();
        }
        sha256.update(code.readAllBytes());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return Optional.of(Sha256.finish(sha256));
  }
}
