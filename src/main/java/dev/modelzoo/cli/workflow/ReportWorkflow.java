package dev.modelzoo.cli.workflow;

import com.google.gson.JsonObject;
import dev.modelzoo.cli.console.Console;
import dev.modelzoo.cli.console.Units;
import dev.modelzoo.content.EntryKind;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.registry.ZooRoot;
import dev.modelzoo.report.html.Page;
import dev.modelzoo.report.result.ReportAudio;
import dev.modelzoo.report.result.ReportFolder;
import dev.modelzoo.report.result.ReportPage;
import dev.modelzoo.report.result.ReportSource;
import dev.modelzoo.transfer.OutputFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a page of a result that lies in a folder. */
public final class ReportWorkflow {
  private static final String SCHEMA = "zoo-report/1";
  private static final String USUAL_NAME = "report.html";

  /** So far from the start of a page its mark is found. */
  private static final int HEAD = 4096;

  private final Workflows world;
  private final Console console;

  public ReportWorkflow(Workflows world) {
    this.world = world;
    this.console = world.console();
  }

  /** Reads, writes the page, and says where it is. */
  public void report(ReportSettings settings) {
    Path folder = folder(settings.result());
    Path file =
        settings.output().map(world.workingFolder()::resolve).orElse(folder.resolve(USUAL_NAME));
    OutputFile output = new OutputFile(file, settings.force() || isReport(file));
    ReportedSet set = ReportedSet.find(world, settings.dataset(), folder);
    ReportAudio audio = ReportAudio.find(folder, set.folder(), sets(folder));
    boolean embed = settings.embedAudio();
    Path pageFolder = parent(file);
    Map<String, String> urls = embed ? audio.references() : audio.urls(pageFolder);
    ReportFolder reading = new ReportFolder(folder, set.folder());
    ReportSource source = reading.source(urls);
    ReportPage page = ReportPage.of(source, ids -> embed ? audio.blocks(ids) : List.of());
    reading.warnings().forEach(console::warn);
    output.write(
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          page.write(writer);
          writer.flush();
          return page;
        });
    if (set.confidential()) {
      console.warn("the test set is private: keep " + file + " to yourself, as it holds its texts");
    }
    tell(settings, file, page);
  }

  /** The test sets of the zoo that a result lies in, if it lies in one. */
  private static Optional<Path> sets(Path result) {
    try {
      ZooRoot root = ZooRoot.find(result, Optional.empty(), Map.of());
      return Optional.of(root.folder(EntryKind.DATASET));
    } catch (ZooException e) {
      return Optional.empty();
    }
  }

  private void tell(ReportSettings settings, Path file, ReportPage page) {
    long bytes = size(file);
    if (settings.json()) {
      JsonObject json = new JsonObject();
      json.addProperty("schema", SCHEMA);
      json.addProperty("file", file.toString());
      json.addProperty("bytes", bytes);
      json.addProperty("title", page.title());
      json.addProperty("utterances", page.utterances());
      json.addProperty("audio", page.audio());
      json.addProperty("audio_embedded", settings.embedAudio());
      json.addProperty("comparison_key", page.comparisonKey());
      console.json(json);
      return;
    }
    console.result(file.toString());
    console.say(
        "report     %s: %s, %s, audio of %d%s"
            .formatted(
                page.title(),
                Units.count(page.utterances(), "utterance"),
                Units.bytes(bytes),
                page.audio(),
                settings.embedAudio() ? " in the page" : ""));
  }

  private Path folder(Path named) {
    Path path = new ResultPlace(world).find(named);
    Path folder = Files.isRegularFile(path) ? parent(path) : path;
    if (!Files.isDirectory(folder)) {
      throw new ZooException(
          ErrorKind.NOT_FOUND,
          "there is no folder " + named,
          "Name a result folder, such as zoo benchmark and zoo score --out write.");
    }
    return folder;
  }

  /** What an earlier report wrote may be replaced; anything else is somebody's. */
  private static boolean isReport(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.contains(Page.MARK);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file : parent;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }
}
