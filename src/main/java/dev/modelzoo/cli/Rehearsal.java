package dev.modelzoo.cli;

import dev.modelzoo.cli.rehearsal.RehearsalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands that people type most, all in one process, in a folder of its own and against
 * stores that forget all. {@code lib/archive} calls it and lets the JVM note which classes that
 * loads; the program itself never does. It prints nothing, and what fails only makes the archive
 * smaller.
 */
public final class Rehearsal {
  private static final String MODEL = "m";

  private final Path folder;
  private final Map<String, String> environment;
  private final List<String> failed = new ArrayList<>();

  private Rehearsal(Path folder, String endpoint) {
    this.folder = folder;
    this.environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("ZOO_") || name.startsWith("AWS_"));
    environment.put("HOME", folder.toString());
    environment.put("XDG_CONFIG_HOME", folder.toString());
    environment.put("NO_PROXY", "127.0.0.1");
    environment.put("AWS_ENDPOINT_URL_S3", endpoint);
    environment.put("AWS_ACCESS_KEY_ID", "none");
    environment.put("AWS_SECRET_ACCESS_KEY", "none");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
  }

  /** Takes one argument: an empty folder, which it fills. */
  public static void main(String[] args) throws IOException {
    run(Path.of(args[0]).toAbsolutePath());
    System.exit(ExitCode.OK); // as zoo itself ends, whatever thread is left
  }

  /** The command lines that did not end with 0. */
  static List<String> run(Path folder) throws IOException {
    try (RehearsalServer server = RehearsalServer.start()) {
      Rehearsal rehearsal = new Rehearsal(folder, server.endpoint());
      rehearsal.run();
      return rehearsal.failed;
    }
  }

  private void run() throws IOException {
    zoo("--version");
    publish("owner", "file:" + folder.resolve("store"));
    fetch("reader", "file:" + folder.resolve("store"));
    zoo("list", "--remote", "--zoo", place("reader"));
    publish("cloud", "s3://bucket/");
    zoo("verify", "-m", MODEL, "--zoo", place("cloud"));
    fetch("elsewhere", "s3://bucket/");
    score("en", "one two 3", "one too 3");
    score("zh", "花了100元", "话100元");
    zoo("compare", place("scored-en"), place("scored-en"));
    Files.writeString(folder.resolve("text"), "u1 101 Zeilen\n");
    zoo("normalize", "--lang", "de", "--explain", place("text"));
  }

  private void publish(String zoo, String remote) throws IOException {
    zoo("init", place(zoo), "--remote", remote);
    zoo("new", "model", "skeleton", "--zoo", place(zoo));
    writeModel(folder.resolve(zoo).resolve("models").resolve(MODEL));
    zoo("push", "-m", MODEL, "--no-benchmark", "--zoo", place(zoo));
    zoo("push", "-m", MODEL, "--no-benchmark", "--zoo", place(zoo)); // up to date
    zoo("list", "--zoo", place(zoo));
    zoo("diff", "-m", MODEL, "--zoo", place(zoo));
  }

  private void fetch(String zoo, String remote) {
    zoo("init", place(zoo), "--remote", remote);
    zoo("pull", "-m", MODEL, "--no-benchmark", "--zoo", place(zoo));
    zoo("results", "-m", MODEL, "--zoo", place(zoo));
  }

  private void score(String language, String reference, String hypothesis) throws IOException {
    Path references = Files.writeString(folder.resolve("ref-" + language), line(reference));
    Path hypotheses = Files.writeString(folder.resolve("hyp-" + language), line(hypothesis));
    zoo(
        "score",
        "--ref",
        references.toString(),
        "--hyp",
        hypotheses.toString(),
        "--lang",
        language,
        "--per-utterance",
        "csv,jsonl,trn",
        "--out",
        place("scored-" + language));
  }

  private static String line(String text) {
    return "u1 " + text + "\n";
  }

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  /** With all that the check asks for, so that it is published. */
  private static void writeModel(Path model) throws IOException {
    Files.createDirectories(model.resolve("docker"));
    Files.createDirectories(model.resolve("assets"));
    Files.writeString(
        model.resolve("docker/Dockerfile"), "FROM debian:12.12-slim\nRUN apt install python3\n");
    Files.writeString(model.resolve("assets/weights"), "weights\n");
    Files.writeString(
        model.resolve("model.yaml"),
        """
        date: 2026-12-01
        task: ASR
        language: en
        sample_rate: 16000
        author: nobody
        entity: none
        email: nobody@example.org
        license: Apache-2.0
        """);
    Files.writeString(model.resolve("README.md"), "A model to start with.\n");
    Path sbi = Files.writeString(model.resolve("SBI"), "#!/bin/sh\n: > \"$2/raw_rec.txt\"\n");
    if (!sbi.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + sbi + " executable");
    }
  }

  private void zoo(String... arguments) {
    if (Main.run(SilentWorkflows.in(environment), arguments) != ExitCode.OK) {
      failed.add(String.join(" ", arguments));
    }
  }
}
