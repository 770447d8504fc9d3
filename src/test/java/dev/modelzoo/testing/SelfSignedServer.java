package dev.modelzoo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A server for https on this machine whose certificate no public authority signed. */
public final class SelfSignedServer {
  private SelfSignedServer() {}

  /** Makes keys in {@code folder}, and {@code authority.pem} there, which clients may trust. */
  public static WireMockServer create(Path folder) throws IOException, InterruptedException {
    keytool(
        folder,
        "-genkeypair -alias server -keyalg EC -dname CN=test -ext SAN=ip:127.0.0.1 -validity 2");
    keytool(folder, "-exportcert -rfc -alias server -file authority.pem");
    return new WireMockServer(
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .dynamicHttpsPort()
            .keystorePath(folder.resolve("keys").toString())
            .keystorePassword("password")
            .keyManagerPassword("password"));
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
