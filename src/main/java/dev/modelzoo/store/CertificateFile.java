package dev.modelzoo.store;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The authorities in a PEM file, to be trusted instead of the JDK's. */
public record CertificateFile(Path file) {
  /** Reads the file; an error of kind {@code USAGE} if it holds no certificates. */
  public KeyStore keyStore() {
    try (InputStream stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      return store;
    } catch (IOException e) {
      throw FileErrors.translate("read the certificates in", file, e);
    } catch (GeneralSecurityException e) {
      throw useless(e);
    }
  }

  /** Those of the JDK's default kind that trust what {@link #keyStore} holds. */
  public TrustManager[] trustManagers() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(keyStore());
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw useless(e);
    }
  }

  private ZooException useless(GeneralSecurityException e) {
    return new ZooException(
        ErrorKind.USAGE,
        file + " holds no certificates in PEM form: " + ZooException.reason(e),
        "Correct SSL_CERT_FILE (or AWS_CA_BUNDLE).",
        e);
  }
}
