import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.lextree.LexTreeLinguist;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.props.ConfigurationManager;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.LogManager;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Recognises the utterances of an audio list with Sphinx4 and writes {@code raw_rec.txt}.
 *
 * <p>Run by {@code SBI} with the model-image as the current folder, straight from this source file:
 * so the image holds no class files, and its bytes do not depend on who compiled it.
 */
final class Transcribe {
  private static final Path CONFIG = Path.of("assets", "sphinx4.config.xml");
  private static final String OUTPUT_NAME = "raw_rec.txt";
  private static final int SAMPLE_RATE = 16_000;
  private static final int BITS_PER_SAMPLE = 16;

  /** Nothing was recognised: the list, the result folder or every audio file is at fault. */
  private static final int EXIT_FAILED = 1;

  private static final int EXIT_USAGE = 2;

  private static final String USAGE =
      "./SBI AUDIO_LIST RESULT_DIR; a line of the list is: ID white space WAV_PATH";

  private final Recognizer recognizer;
  private final StreamDataSource audioSource;

  /**
   * Loads the acoustic model, the dictionary and the language model. This takes seconds, so one
   * instance serves all utterances.
   */
  private Transcribe() throws IOException {
    ConfigurationManager configuration = new ConfigurationManager(CONFIG.toUri().toURL());
    recognizer = (Recognizer) configuration.lookup("recognizer");
    audioSource = (StreamDataSource) configuration.lookup("audioSource");
    recognizer.allocate();
    WordOrder.fix(configuration.lookup("lexTreeLinguist"));
  }

  public static void main(String[] args) {
    if (args.length != 2) {
      exit(EXIT_USAGE, "2 arguments needed, %d given".formatted(args.length), USAGE);
    }
    silenceSphinx();
    try {
      List<Utterance> utterances = Utterance.readList(Path.of(args[0]));
      Path resultFolder = Files.createDirectories(Path.of(args[1]));
      int failures = new Transcribe().transcribe(utterances, resultFolder.resolve(OUTPUT_NAME));
      if (failures > 0 && failures == utterances.size()) {
        exit(
            EXIT_FAILED, "no utterance could be recognised", "See the lines above for the causes.");
      }
    } catch (IOException e) {
      exit(EXIT_FAILED, describe(e), "Check that the list can be read and RESULT_DIR written.");
    }
  }

  /**
   * Writes one line per utterance, in the order of the list. An utterance that fails gets an empty
   * text, so that the others still count.
   *
   * @return how many utterances failed
   */
  private int transcribe(List<Utterance> utterances, Path output) throws IOException {
    int failures = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(output)) {
      for (int i = 0; i < utterances.size(); i++) {
        Utterance utterance = utterances.get(i);
        System.err.printf("%d/%d %s%n", i + 1, utterances.size(), utterance.id());
        String text = "";
        try {
          text = recognise(utterance.audio());
        } catch (IOException | UnsupportedAudioFileException | RuntimeException e) {
          failures++;
          System.err.printf("warning: %s failed: %s%n", utterance.id(), describe(e));
        }
        writer.write(utterance.id() + "\t" + text + "\n");
        // A run that is killed leaves what it has recognised so far.
        writer.flush();
      }
    }
    return failures;
  }

  /** The words of one utterance, without silences and noises; empty if none were heard. */
  private String recognise(Path audio) throws IOException, UnsupportedAudioFileException {
    audioSource.setInputStream(new ByteArrayInputStream(readSamples(audio)));
    StringBuilder text = new StringBuilder();
    // One result is the rule, as the front end does not cut an utterance at its pauses. Reading on
    // to null also empties the front end for the next utterance.
    for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
      text.append(' ').append(result.getBestResultNoFiller());
    }
    return text.toString().strip();
  }

  /** The samples alone: to Sphinx4, the header of a WAV file would be a click. */
  private static byte[] readSamples(Path audio) throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream stream = AudioSystem.getAudioInputStream(audio.toFile())) {
      AudioFormat format = stream.getFormat();
      boolean readable =
          format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
              && format.getSampleRate() == SAMPLE_RATE
              && format.getSampleSizeInBits() == BITS_PER_SAMPLE
              && format.getChannels() == 1
              && !format.isBigEndian();
      if (!readable) {
        throw new IOException("expected 16 kHz 16-bit mono PCM, found " + format);
      }
      byte[] samples = stream.readAllBytes();
      if (samples.length == 0) {
        throw new IOException("the file holds no samples");
      }
      return samples;
    }
  }

  /** Sphinx4 logs every step of loading; only this program's own lines belong in the log. */
  private static void silenceSphinx() {
    // Takes the console away from the loggers that are named by class; those of the components
    // obey the logLevel of the configuration.
    LogManager.getLogManager().reset();
  }

  private static String describe(Exception e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static void exit(int status, String problem, String next) {
    System.err.println("error: " + problem);
    System.err.println("next:  " + next);
    System.exit(status);
  }

  /** One line of the audio list: an id, white space, the path of a WAV file. */
  private record Utterance(String id, Path audio) {
    /** The lines of the list in their order; blank lines are skipped. */
    private static List<Utterance> readList(Path list) throws IOException {
      List<Utterance> utterances = new ArrayList<>();
      for (String line : Files.readAllLines(list)) {
        if (!line.isBlank()) {
          utterances.add(parse(line));
        }
      }
      return utterances;
    }

    private static Utterance parse(String line) throws IOException {
      // At the first white space only: a path may hold blanks.
      String[] parts = line.strip().split("\\s+", 2);
      if (parts.length != 2) {
        throw new IOException("no audio path in the line: " + line);
      }
      return new Utterance(parts[0], Path.of(parts[1]));
    }
  }

  /**
   * Gives the words below each node of the search tree a fixed order.
   *
   * <p>Sphinx4 keeps them in hash maps whose keys have only the identity hash code, which differs
   * from run to run, and so does their order. Where paths are equally good, the order decides which
   * one survives the beam: without this class, one text of MINI_EN changed with every run. There is
   * no setting for it, hence the reflection, into the one version of Sphinx4 in assets/lib.
   */
  private static final class WordOrder {
    private static final String PACKAGE = "edu.cmu.sphinx.linguist.lextree.";

    private final Class<?> wordNode;
    private final Method successors;
    private final Method pronunciation;

    private WordOrder() throws ReflectiveOperationException {
      wordNode = Class.forName(PACKAGE + "WordNode");
      successors = Class.forName(PACKAGE + "Node").getDeclaredMethod("getSuccessors");
      successors.setAccessible(true);
      pronunciation = wordNode.getDeclaredMethod("getPronunciation");
      pronunciation.setAccessible(true);
    }

    /** Sorts the words of an allocated LexTreeLinguist. */
    private static void fix(Object linguist) {
      try {
        Object tree = read(linguist, LexTreeLinguist.class, "hmmTree");
        Object table = read(tree, "entryPointTable");
        Deque<Object> roots = new ArrayDeque<>();
        for (Object entryPoint : ((Map<?, ?>) read(table, "entryPoints")).values()) {
          roots.addAll(((Map<?, ?>) read(entryPoint, "unitToEntryPointMap")).values());
        }
        new WordOrder().sortBelow(roots);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("assets/lib holds another version of Sphinx4", e);
      }
    }

    private void sortBelow(Deque<Object> open) throws ReflectiveOperationException {
      Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      while (!open.isEmpty()) {
        Object node = open.pop();
        if (wordNode.isInstance(node) || !seen.add(node)) {
          continue;
        }
        // The tree's own array: sorted in place.
        Object[] children = (Object[]) successors.invoke(node);
        Arrays.sort(children, Comparator.comparing(this::sortKey));
        open.addAll(Arrays.asList(children));
      }
    }

    /**
     * Empty for a node that is no word: the order of those is fixed already, and the sort is
     * stable.
     */
    private String sortKey(Object node) {
      if (!wordNode.isInstance(node)) {
        return "";
      }
      try {
        Pronunciation spoken = (Pronunciation) pronunciation.invoke(node);
        return spoken.getWord().getSpelling() + Arrays.toString(spoken.getUnits());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Object read(Object owner, String field) throws ReflectiveOperationException {
      return read(owner, owner.getClass(), field);
    }

    private static Object read(Object owner, Class<?> declaring, String field)
        throws ReflectiveOperationException {
      Field reflected = declaring.getDeclaredField(field);
      reflected.setAccessible(true);
      return reflected.get(owner);
    }
  }
}
