package dev.modelzoo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelzoo.testing.ModelImageFolder;
import dev.modelzoo.testing.TestSetFolder;
import dev.modelzoo.testing.WavBytes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What resembles a fault and is none: no rule may fire. */
class NearMissTest {
  private static final String CARD = "task: ASR\nlanguage: en\nlicense: MIT\n";

  @TempDir private Path temp;

  static Stream<Arguments> images() {
    return Stream.of(
        image(
            "cloud image",
            i ->
                i.file("model.yaml", CARD + "network: required\n")
                    .without("assets/model.bin")
                    .without("assets")),
        image(
            "provided key",
            i -> i.file("model.yaml", CARD + "provided: [API_KEY]\n").file("API_KEY", "x")),
        image("card in CRLF", i -> i.file("model.yaml", "\uFEFF" + CARD.replace("\n", "\r\n"))),
        image(
            "SBI from Windows, left out",
            i -> i.file(".zooignore", "old/\n").file("old/SBI", "#!x\r\n")),
        image("binary SBI with CRLF", i -> i.file("SBI", "\u007fELF\2\1\1\0\r\n\r\n")),
        image("self-extracting SBI", i -> i.file("SBI", "#!/bin/sh\nexec x\n\0\r\n\r\n")),
        image("SBI with env -S", i -> i.file("SBI", "#!/usr/bin/env -S python3 -u\n")),
        image("SBI with blanks", i -> i.file("SBI", "#! /usr/bin/env\tpython3 \n")),
        image("SBI with argument", i -> i.file("SBI", "#!/usr/bin/perl -w\n")),
        image(
            "SBI as a link",
            i -> i.without("SBI").file("run", "#!/bin/sh\n").executable("run").link("SBI", "run")),
        image(
            "assets as a link",
            i ->
                i.without("assets/model.bin")
                    .without("assets")
                    .file("v1/m", "x")
                    .link("assets", "v1")),
        image("link to a folder", i -> i.link("latest", "assets")),
        image("link up and down", i -> i.link("assets/run", "../docker/../SBI")),
        image("link to the top", i -> i.link("assets/top", "..")),
        image(
            "link to a provided file",
            i ->
                i.file("model.yaml", CARD + "provided: [KEY]\n")
                    .file("KEY", "x")
                    .link("assets/k", "../KEY")),
        image(
            "licence in a file",
            i -> i.file("model.yaml", "task: ASR\nlanguage: en\n").file("LICENCE.txt", "Yes.")),
        image("readme in another case", i -> i.without("README.md").file("ReadMe.rst", "x")),
        image("python base", i -> i.file("docker/Dockerfile", "FROM python:3.11-slim\n")),
        image(
            "python by conda",
            i -> i.file("docker/Dockerfile", "from continuumio/miniconda3:24.1.2-0\n")),
        image(
            "base by digest",
            i ->
                i.file(
                    "docker/Dockerfile",
                    "FROM --platform=linux/amd64 debian@sha256:ab12\nRUN python3\n")),
        image(
            "base by argument",
            i ->
                i.file(
                    "docker/Dockerfile",
                    "ARG TAG=22.04\nFROM ubuntu:${TAG} AS base\nFROM base\nRUN python3\n")),
        image(
            "base by default",
            i ->
                i.file(
                    "docker/Dockerfile", "FROM host:5000/ubuntu:${TAG:-22.04}\r\nRUN python3\r\n")),
        image(
            "base from scratch",
            i ->
                i.file(
                    "docker/Dockerfile",
                    "FROM debian:12 AS B\nFROM scratch\nCOPY --from=b /usr/bin/python3 /\n")),
        image(
            "core.py",
            i ->
                i.file("core.py", "x")
                    .file("core.yaml", "x")
                    .file("core/a", "x")
                    .file("core.v2.bin", "x")),
        image(
            "ignored junk",
            i -> i.file(".zooignore", "__pycache__/\n").file("__pycache__/a.pyc", "x")),
        image("git folder", i -> i.file(".git/config", "password = abcDEF123456ghi\n")),
        image("certificates", i -> i.file("assets/ca.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n")),
        image("key constants", i -> i.file("a.py", "B = '-----BEGIN PRIV" + "ATE KEY-----'\n")),
        image("example key", i -> i.file("a.txt", "AKIAIOSFODNN7EXAMPLE\n")),
        image("short key", i -> i.file("a.txt", "AKIA, LTAI and ASIA begin keys; ASIATIC\n")),
        image(
            "tokens of a model",
            i ->
                i.file("assets/tokens.txt", "a 1\n")
                    .file(
                        "assets/tokenizer.json",
                        "{\"tokenizer_class\": \"Wav2Vec2CTCTokenizer\", \"bos_token\": \"<s>\"}\n")),
        image(
            "keys in words",
            i -> i.file("assets/words", "monkey 123\nkeyboard: abc123def456ghi789jkl\n")),
        image("binary with a key", i -> i.file("assets/x.bin", "\0password=abcDEF123456ghi789\n")),
        image("chinese names", i -> i.file("assets/\u6A21\u578B.txt", "x")),
        image(
            "same name elsewhere", i -> i.file("assets/Dockerfile", "x").file("x/DOCKERFILE", "x")),
        image(
            "nul in a longer name", i -> i.file("assets/null.txt", "x").file("assets/com10", "x")));
  }

  static Stream<Arguments> placeholders() {
    return Stream.of(
            "accessKeySecret=",
            "accessKeySecret=EXAMPLEabc123def456ghi",
            "accessKeySecret = \"<your-access-key-secret-1>\"",
            "accessKeySecret: xxxxxxxxxxxxxxxxxxxxxx12",
            "access_key_secret = os.environ['ACCESS_KEY_SECRET1']",
            "api_key = config.api_key_v2_production1",
            "API_KEY=${API_KEY:-none}",
            "API_KEY=$(cat ./API_KEY1)",
            "API_KEY=$API_KEY_2_FROM_ENV",
            "token = response.json()['access_token']",
            "secret_file: /opt/keys/secret1/production2.json",
            "secret: assets/keys/key1.json",
            "password: hello",
            "password = getpass('Password 12345abcde')",
            "--api-key KEY_FROM_THE_CONSOLE_1",
            "{\"pad_token\": \"abc123def456ghi789jkl\"}",
            "key: abc123def456ghi789jkl",
            "sort_key = abc123def456ghi789jkl",
            "api_key: 1234567890abcdef1234",
            "http://localhost:8080/a@b",
            "https://$USER:$PASSWORD@host.org/")
        .map(Arguments::of);
  }

  static Stream<Arguments> secrets() {
    return Stream.of(
            "accessKeySecret=",
            "accessKeySecret = '",
            "\"accessKeySecret\": \"",
            "export ALIYUN_ACCESS_KEY_SECRET=",
            "aws_secret_access_key = ",
            "ENV API_KEY ",
            "ENV API_KEY=",
            "cmd --app-secret ",
            "client.setAccessKeySecret(\"",
            "os.environ[\"SUBSCRIPTION_KEY\"] = \"",
            "API_KEY: str = \"",
            "<accessKeySecret>",
            "'Ocp-Apim-Subscription-Key': '",
            "Authorization: Bearer ",
            "token: ",
            "secret => ")
        .map(Arguments::of);
  }

  static Stream<Arguments> sets() {
    return Stream.of(
        set(
            "table from Windows",
            s ->
                s.metadata(
                    "\uFEFFID\tAUDIO\tDURATION\tTEXT\r\n\r\na\taudio/a.wav\t1\tx\r\nb\taudio/b.wav\t.5\ty"
                        .replace("\t.5", "\t0.5"))),
        set(
            "columns in another order",
            s ->
                s.metadata(
                    "TEXT\tSPEAKER\tID\tDURATION\tAUDIO\nx\ts\ta\t1\taudio/a.wav\ny\ts\tb\t0.5\t./audio//b.wav\n")),
        set("quotation marks", s -> s.lines("a\taudio/a.wav\t1\t\"x", "b\taudio/b.wav\t0.5\t\"\"")),
        set(
            "duration nearly right",
            s -> s.lines("a\taudio/a.wav\t1.09\tx", "b\taudio/b.wav\t0.41\ty")),
        set(
            "chunks on both sides",
            s ->
                s.file(
                    "audio/a.wav",
                    WavBytes.ofSeconds(1)
                        .before(WavBytes.chunk("bext", 603))
                        .after(WavBytes.chunk("LIST", 27))
                        .build())),
        set(
            "extensible PCM",
            s -> s.file("audio/a.wav", WavBytes.ofSeconds(1).extensible().build())),
        set(
            "audio as a link",
            s ->
                s.file("real.wav", WavBytes.ofSeconds(1).build())
                    .link("audio/a.wav", "../real.wav")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("images")
  void check_imageThatIsSound_findsNothing(String name, Consumer<ModelImageFolder> change) {
    ModelImageFolder image = ModelImageFolder.sound(temp);
    change.accept(image);

    assertThat(new ModelImageCheck().check(image.folder()).findings()).as(name).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sets")
  void check_testSetThatIsSound_findsNothing(String name, Consumer<TestSetFolder> change) {
    TestSetFolder set = TestSetFolder.sound(temp);
    change.accept(set);

    assertThat(new TestSetCheck().check(set.folder()).findings()).as(name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("placeholders")
  void scan_placeholder_isNoSecret(String text) {
    assertThat(SecretScanner.scan(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void scan_assignmentInAnyNotation_isASecretAndMasked(String before) {
    String value = "k7Qz2XvB9" + "mN4pRt6Wy8sLd3F";

    List<SecretScanner.Secret> secrets = SecretScanner.scan("\n\n" + before + value + "\n");

    assertThat(secrets).hasSize(1);
    assertThat(secrets.get(0).line()).isEqualTo(3);
    assertThat(secrets.get(0).what()).contains("24 characters").doesNotContain(value);
  }

  private static Arguments image(String name, Consumer<ModelImageFolder> change) {
    return Arguments.of(name, change);
  }

  private static Arguments set(String name, Consumer<TestSetFolder> change) {
    return Arguments.of(name, change);
  }
}
