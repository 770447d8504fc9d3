package dev.modelzoo.store.s3;

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
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/** Trusts the authorities of a PEM file, as the AWS tools do with {@code AWS_CA_BUNDLE}. */
record CertificateFile(Path file) implements TlsTrustManagersProvider {
  @Override
  public TrustManager[] trustManagers() {
    try (InputStream stream = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException e) {
      throw FileErrors.translate("read the certificates in", file, e);
    } catch (GeneralSecurityException e) {
      throw new ZooException(
          ErrorKind.USAGE,
          file + " holds no certificates in PEM form: " + ZooException.reason(e),
          "Correct AWS_CA_BUNDLE (or SSL_CERT_FILE).",
          e);
    }
  }
}
