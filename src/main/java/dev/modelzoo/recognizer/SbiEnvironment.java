package dev.modelzoo.recognizer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which environment variables an SBI inherits: an allow-list, so that a credential is left out
 * unless somebody names it. Beside it, a variable whose name sounds like a secret, or whose value
 * is a URL with a password, passes only if it was named with {@link #with}.
 */
public final class SbiEnvironment {
  private static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TZ",
          "LANG",
          "LANGUAGE",
          "JAVA_HOME",
          "KALDI_ROOT",
          "PYTHONPATH",
          "PYTHONHOME",
          "VIRTUAL_ENV",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "DYLD_FALLBACK_LIBRARY_PATH",
          "XDG_CACHE_HOME",
          "HF_HOME",
          "TORCH_HOME",
          "MODELSCOPE_CACHE",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy");

  private static final Set<String> PREFIXES =
      Set.of(
          "LC_",
          "CUDA_",
          "CUDNN_",
          "NVIDIA_",
          "ROCR_",
          "HIP_",
          "OMP_",
          "MKL_",
          "OPENBLAS_",
          "KMP_",
          "CONDA_");

  private static final Pattern SECRET_NAME =
      Pattern.compile("TOKEN|SECRET|PASSW|CREDENTIAL|(^|_)KEY|API_?KEY|KEY(_|$)|AUTH");

  private static final Pattern URL_WITH_PASSWORD = Pattern.compile("://[^/@]*@");

  private final Set<String> named;

  private SbiEnvironment(Set<String> named) {
    this.named = Set.copyOf(named);
  }

  /**
   * Path and home, locale and time zone, libraries, caches of models, threads and GPUs, and a proxy
   * without a password. {@code docs/running.md} lists them.
   */
  public static SbiEnvironment usual() {
    return new SbiEnvironment(Set.of());
  }

  /** Lets one more variable through, whatever it holds. */
  public SbiEnvironment with(String name) {
    Set<String> more = new TreeSet<>(named);
    more.add(name);
    return new SbiEnvironment(more);
  }

  /** What of {@code all} an SBI gets. */
  public Map<String, String> select(Map<String, String> all) {
    Map<String, String> selected = new LinkedHashMap<>();
    all.forEach(
        (name, value) -> {
          if (named.contains(name) || (isUsual(name) && !isSecret(name, value))) {
            selected.put(name, value);
          }
        });
    return selected;
  }

  private static boolean isUsual(String name) {
    return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
  }

  /** Whether a variable sounds like a secret, or is a URL with a password in it. */
  public static boolean isSecret(String name, String value) {
    return SECRET_NAME.matcher(name.toUpperCase(Locale.ROOT)).find()
        || URL_WITH_PASSWORD.matcher(value).find();
  }
}
