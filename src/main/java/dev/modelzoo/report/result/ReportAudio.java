package dev.modelzoo.report.result;

import dev.modelzoo.dataset.AudioFile;
import dev.modelzoo.dataset.TestSetReader;
import dev.modelzoo.dataset.Utterance;
import dev.modelzoo.error.FileErrors;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.report.html.DataBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The audio files of a result's utterances that are on this disk. */
public final class ReportAudio {
  private static final String AUDIO_LIST = "wav.scp";

  private final Map<String, Path> files;

  private ReportAudio(Map<String, Path> files) {
    this.files = files;
  }

  /**
   * From the set's folder, else from the list of the run. Both may be a stranger's and name any
   * file of this disk, which is not to enter a page: only audio below a folder of sets is taken.
   *
   * @param set the folder of the set, if it is known
   * @param sets the folder of all sets of the zoo that the result lies in
   */
  public static ReportAudio find(Path result, Optional<Path> set, Optional<Path> sets) {
    Map<String, Path> files = new LinkedHashMap<>();
    if (set.isPresent()) {
      for (Utterance utterance : TestSetReader.table(set.get()).utterances()) {
        files.put(utterance.id(), set.get().resolve(utterance.audio()));
      }
    } else if (sets.isPresent()) {
      readList(result.resolve(AUDIO_LIST), files);
    }
    Optional<Path> within = set.or(() -> sets).map(folder -> folder.toAbsolutePath().normalize());
    files
        .values()
        .removeIf(
            file ->
                within.filter(file.toAbsolutePath().normalize()::startsWith).isEmpty()
                    || !Files.isRegularFile(file)
                    || !isWav(file));
    return new ReportAudio(files);
  }

  /** Relative URLs by id, as seen from a page in this folder. */
  public Map<String, String> urls(Path pageFolder) {
    Path base = real(pageFolder);
    Map<String, String> urls = new LinkedHashMap<>();
    files.forEach((id, file) -> urls.put(id, encoded(base.relativize(real(file)))));
    return urls;
  }

  /** References by id to the blocks of {@link #blocks}. */
  public Map<String, String> references() {
    Map<String, String> references = new LinkedHashMap<>();
    files.keySet().forEach(id -> references.put(id, "#audio-" + references.size()));
    return references;
  }

  /** The files themselves, of these utterances. */
  public List<DataBlock> blocks(Set<String> ids) {
    List<DataBlock> blocks = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (ids.contains(file.getKey())) {
        blocks.add(block("audio-" + number, file.getValue()));
      }
      number++; // as in references, which all have one
    }
    return blocks;
  }

  private static DataBlock block(String name, Path file) {
    try {
      return DataBlock.raw(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileErrors.translate("read", file, e);
    }
  }

  private static void readList(Path list, Map<String, Path> files) {
    if (!Files.isRegularFile(list)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(list)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          files.put(line.substring(0, tab), Path.of(line.substring(tab + 1)));
        }
      }
    } catch (IOException e) {
      throw FileErrors.translate("read", list, e);
    }
  }

  private static boolean isWav(Path file) {
    try {
      AudioFile.header(file);
      return true;
    } catch (ZooException e) {
      return false;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw FileErrors.translate("read", path, e);
    }
  }

  private static String encoded(Path relative) {
    StringBuilder url = new StringBuilder();
    for (Path part : relative) {
      if (!url.isEmpty()) {
        url.append('/');
      }
      for (byte b : part.toString().getBytes(StandardCharsets.UTF_8)) {
        char c = (char) (b & 0xFF);
        boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain || "-._~".indexOf(c) >= 0) {
          url.append(c);
        } else {
          url.append("%%%02X".formatted((int) c));
        }
      }
    }
    return url.toString();
  }
}
