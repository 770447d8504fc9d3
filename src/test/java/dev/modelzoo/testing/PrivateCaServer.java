package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers for https on this machine, whose certificate a private authority signed. */
public final class PrivateCaServer {
  /** Every name directly below it is in the certificate, beside this machine's address. */
  public static final String DOMAIN = "zoo.test";

  private PrivateCaServer() {}

  /** Makes keys in {@code folder}, and {@code authority.pem} there, which clients may trust. */
  public static WireMockServer create(Path folder) throws IOException, InterruptedException {
    makeKeys(folder);
    return new WireMockServer(
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .dynamicHttpsPort()
            .keystorePath(folder.resolve("keys").toString())
            .keystorePassword("password")
            .keyManagerPassword("password"));
  }

  /** Makes the same keys for a server that only listens. */
  public static ServerSocket listen(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    makeKeys(folder);
    char[] password = "password".toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(folder.resolve("keys").toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void makeKeys(Path folder) throws IOException, InterruptedException {
    keytool(folder, "-genkeypair -alias ca -keyalg EC -dname CN=ca -ext bc:c -validity 2");
    keytool(folder, "-exportcert -rfc -alias ca -file authority.pem");
    keytool(folder, "-genkeypair -alias server -keyalg EC -dname CN=test -validity 2");
    keytool(folder, "-certreq -alias server -file server.csr");
    keytool(
        folder,
        "-gencert -rfc -alias ca -infile server.csr -outfile server.pem -validity 2"
            + " -ext SAN=ip:127.0.0.1,dns:*."
            + DOMAIN);
    keytool(folder, "-importcert -noprompt -alias server -file server.pem");
    keytool(folder, "-delete -alias ca"); // else the server might show it as its own
  }

  private static void keytool(Path folder, String arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(Arrays.asList(arguments.split(" ", -1)));
    command.addAll(List.of("-keystore", "keys", "-storepass", "password"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
  }
}
