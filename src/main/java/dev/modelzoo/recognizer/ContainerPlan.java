package dev.modelzoo.recognizer;

import dev.modelzoo.error.FileErrors;
import dev.modelzoo.image.ModelImage;
import dev.modelzoo.image.SbiProgram;
import dev.modelzoo.recognizer.container.BindMount;
import dev.modelzoo.recognizer.container.ContainerEngine;
import dev.modelzoo.recognizer.container.ContainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is where in the container of an SBI, and what it may do. */
final class ContainerPlan {
  /** Where the SpeechIO leaderboard's own pipeline has the images: some rely on it. */
  static final String IMAGES = "/app/speechio/leaderboard/models/";

  static final String AUDIO = "/zoo/audio";
  private static final String LIST = "/zoo/wav.scp";
  private static final String RESULT = "/zoo/result";
  private static final long MEMORY_IF_UNKNOWN = 4L << 30;
  private static final List<String> PROXIES =
      List.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY");

  private final ContainerEngine engine;
  private final ContainerSettings settings;
  private final ScratchFolder scratch;

  ContainerPlan(ContainerEngine engine, ContainerSettings settings, ScratchFolder scratch) {
    this.engine = engine;
    this.settings = settings;
    this.scratch = scratch;
  }

  /**
   * Copies what the SBI may change, and says how to make its container.
   *
   * @param audio the folder to show as {@link #AUDIO}
   */
  ContainerSpec spec(RecognitionRequest request, String image, Path audio) {
    String folder = IMAGES + request.imageName();
    String user = engine.isRootless() ? "0:0" : owner();
    return new ContainerSpec(
        scratch.name(),
        image,
        Map.of(AbandonedContainers.LABEL, scratch.folder().toString()),
        user,
        folder,
        mounts(request, image, audio, folder),
        environment(user),
        settings.network(),
        settings.gpus(),
        memory(),
        settings.processes(),
        settings.disk(),
        command(request));
  }

  private List<BindMount> mounts(
      RecognitionRequest request, String image, Path audio, String folder) {
    List<BindMount> mounts =
        new ArrayList<>(ImageStage.stage(request.modelImage(), scratch, folder));
    mounts.add(new BindMount(scratch.list(), LIST, true));
    mounts.add(new BindMount(audio, AUDIO, true));
    mounts.add(new BindMount(scratch.result(), RESULT, false));
    mounts.add(new BindMount(scratch.temporary(), "/tmp", false));
    mounts.add(new BindMount(scratch.temporary(), "/var/tmp", false));
    for (String volume : engine.volumes(image)) {
      // Else the engine would make one of its own, which nobody watches.
      if (mounts.stream().noneMatch(mount -> mount.target().equals(volume))) {
        mounts.add(new BindMount(scratch.newVolume(), volume, false));
      }
    }
    return mounts;
  }

  private static List<String> command(RecognitionRequest request) {
    Path sbi = request.modelImage().resolve(ModelImage.SBI);
    List<String> words = new ArrayList<>(SbiProgram.read(sbi).interpreter());
    words.addAll(List.of("./" + ModelImage.SBI, LIST, RESULT));
    return words;
  }

  /** Places to write to for programs that would write beside themselves or at home. */
  private Map<String, String> environment(String user) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("TMPDIR", "/tmp");
    variables.put("NUMBA_CACHE_DIR", "/tmp/numba");
    variables.put("MPLCONFIGDIR", "/tmp/matplotlib");
    if (!user.startsWith("0:")) {
      variables.put("HOME", "/tmp"); // The image knows no such user, who would be at home in /.
    }
    if (settings.network().equals(ContainerSettings.NO_NETWORK)) {
      // The client adds proxies from the user's settings, which may hold a password.
      for (String proxy : PROXIES) {
        variables.put(proxy, "");
        variables.put(proxy.toLowerCase(Locale.ROOT), "");
      }
    }
    return variables;
  }

  /** The user of zoo, to whom the scratch folder belongs. */
  private String owner() {
    try {
      Map<String, Object> attributes = Files.readAttributes(scratch.folder(), "unix:uid,gid");
      return attributes.get("uid") + ":" + attributes.get("gid");
    } catch (IOException e) {
      throw FileErrors.translate("read the metadata of", scratch.folder(), e);
    }
  }

  private long memory() {
    return settings
        .memory()
        .orElseGet(() -> engine.machineMemory().map(all -> all / 4 * 3).orElse(MEMORY_IF_UNKNOWN));
  }
}
