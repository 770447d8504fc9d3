package dev.modelzoo.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets that a push would publish. Scanned is text: files with no NUL in their first 4 KiB, and
 * of each its first 4 MiB; archives and other binary files are not looked into.
 */
final class SecretRules {
  static final Rule FILE_NAME =
      Rule.error(
          "SEC010",
          "A file's name says that it holds a secret",
          "What is pushed is public; keys belong in files that provided: lists.");

  static final List<Rule> ALL =
      Stream.concat(SecretScanner.ALL.stream(), Stream.of(FILE_NAME)).toList();

  private static final int SNIFFED_BYTES = 4096;

  /** Settings and programs are smaller; what is larger is vocabulary, n-grams or transcripts. */
  static final int SCANNED_BYTES = 4 << 20;

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(.*[_.-])?(api|app|secret|access|private|subscription|access_?key_?secret|"
              + "access_?key_?id|secret_?access)[_-]?(key|secret)([_-]?(id|secret))?"
              + "([.](txt|json|ya?ml|cfg|conf|ini|key))?"
              + "|([a-z]+[_-])?(token|secret|secrets|password|passwd|credential|credentials)"
              + "|(access|auth|api|bearer)[_-]?token[.](txt|json)"
              + "|(.*[_-])?(credentials?|secrets?|passwords?|service[_-]?account)"
              + "[.](json|txt|ya?ml|cfg|conf|ini|csv)"
              + "|.*[.](p12|pfx|jks|keystore|kdbx|ppk)|id_(rsa|dsa|ecdsa|ed25519)"
              + "|[.](env|netrc|git-credentials|pypirc|pgpass|htpasswd|ossutilconfig|s3cfg|boto)"
              + "|aliyun_oss[.]cfg");

  private static final Pattern PEM_NAME = Pattern.compile("(?i).*[.]pem");
  private static final Pattern PUBLIC_PEM =
      Pattern.compile("-----BEGIN (TRUSTED |X509 )?(CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY)-----");

  /** Never text, and test sets have 50,000 of them. */
  private static final Set<String> AUDIO =
      Set.of("wav", "flac", "mp3", "ogg", "opus", "m4a", "pcm");

  private final FolderScan scan;
  private final Findings findings;
  private final SecretFreeFiles free;

  SecretRules(FolderScan scan, Findings findings, SecretFreeFiles free) {
    this.scan = scan;
    this.findings = findings;
    this.free = free;
  }

  void check() {
    for (ScannedFile file : scan.files()) {
      if (file.isRegular() && !isAudio(file.name())) {
        try {
          checkFile(file);
        } catch (IOException e) {
          // FileRules reports what cannot be read; its name can be judged all the same.
          checkText(file, Optional.empty());
        }
      }
    }
    free.save();
  }

  private void checkFile(ScannedFile file) throws IOException {
    SecretFreeFiles.Sight before = free.look(file.file());
    if (!free.contains(file.path(), before) && checkText(file, text(file))) {
      free.add(file.path(), before);
    }
  }

  /** Whether nothing was found. */
  private boolean checkText(ScannedFile file, Optional<String> text) {
    if (isSecretName(file.name(), text)) {
      findings.add(
          FILE_NAME,
          file.path(),
          "a file of this name holds a secret as a rule",
          "List it under provided: in model.yaml, or delete or rename it; revoke what was published.");
      return false;
    }
    List<SecretScanner.Secret> secrets = text.map(SecretScanner::scan).orElse(List.of());
    for (SecretScanner.Secret secret : secrets) {
      findings.add(
          secret.rule(),
          file.path(),
          secret.line(),
          secret.what(),
          "Revoke it; have SBI read it from a file that provided: in model.yaml lists.");
    }
    return secrets.isEmpty();
  }

  private static boolean isSecretName(String name, Optional<String> text) {
    if (PEM_NAME.matcher(name).matches()) {
      // Bundles of certificates are public, and many programs ship one.
      boolean isPublic =
          text.isPresent()
              && PUBLIC_PEM.matcher(text.get()).find()
              && !text.get().contains("PRIVATE KEY");
      return !isPublic;
    }
    return SECRET_NAME.matcher(name).matches();
  }

  /** The text of a file, bytes as Latin-1 so that any encoding will do; empty if it is binary. */
  private static Optional<String> text(ScannedFile file) throws IOException {
    if (file.size() == 0) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file.file())) {
      byte[] head = in.readNBytes(SNIFFED_BYTES);
      Optional<Charset> charset = charset(head);
      if (charset.isEmpty()) {
        return Optional.empty();
      }
      byte[] rest = in.readNBytes(SCANNED_BYTES - SNIFFED_BYTES);
      byte[] all = Arrays.copyOf(head, head.length + rest.length);
      System.arraycopy(rest, 0, all, head.length, rest.length);
      return Optional.of(new String(all, charset.get()));
    }
  }

  private static Optional<Charset> charset(byte[] head) {
    boolean utf16 =
        head.length >= 2
            && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
    if (utf16) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    for (byte b : head) {
      if (b == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(StandardCharsets.ISO_8859_1);
  }

  private static boolean isAudio(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && AUDIO.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
