package dev.modelzoo.content;

import static dev.modelzoo.content.ManifestJson.chunked;
import static dev.modelzoo.content.ManifestJson.empty;
import static dev.modelzoo.content.ManifestJson.gzip;
import static dev.modelzoo.content.ManifestJson.link;
import static dev.modelzoo.content.ManifestJson.packed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.modelzoo.error.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thousands of damaged and hostile manifests: each is refused as corrupt, or obeys all rules. The
 * time limit is there for a reader that hangs.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ManifestFuzzTest {
  private static final int ROUNDS = 4000;

  private static final List<Object> HOSTILE =
      List.of(
          "..",
          "../x",
          "/etc/passwd",
          "a/../b",
          "",
          ".",
          "a//b",
          "\0",
          "a\nb",
          "a\\b",
          ".zoo/x",
          ".git",
          "b/c",
          "b",
          "link/x",
          "é",
          "🎙",
          "x".repeat(256),
          "x",
          "l",
          "-",
          -1,
          0,
          1,
          63,
          64,
          65,
          4096,
          4097,
          Long.MAX_VALUE,
          1.5,
          true,
          "a/b/../../..",
          "./../..",
          "b/c/..",
          "sub/..",
          "e\u0301",
          "sha256:" + Sha256.hex(""),
          Sha256.hex("a pack"),
          "\ud83c",
          "../../.././x");

  private static ManifestJson sound() {
    return ManifestJson.of(
        empty("a/empty"),
        link("a/link", "../b"),
        chunked("b", 130, 3),
        packed("c", 4000, 50),
        packed("d/声.txt", 0, 64),
        link("link", "d"),
        chunked("z/e", 64, 1));
  }

  @Test
  void read_flippedBitsInJson_isRefusedOrSound() {
    byte[] text = sound().text().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20261122);

    for (int round = 0; round < ROUNDS; round++) {
      requireRefusedOrSound(gzip(flipped(text, random)), round);
    }
  }

  @Test
  void read_flippedBitsInGzip_isRefusedOrSound() {
    byte[] zipped = gzip(sound().text().getBytes(StandardCharsets.UTF_8));
    Random random = new Random(20261123);

    for (int round = 0; round < ROUNDS; round++) {
      requireRefusedOrSound(flipped(zipped, random), round);
    }
  }

  @Test
  void read_splicedJson_isRefusedOrSound() {
    byte[] text = sound().text().getBytes(StandardCharsets.UTF_8);
    Random random = new Random(20261124);

    for (int round = 0; round < ROUNDS; round++) {
      requireRefusedOrSound(gzip(spliced(text, random)), round);
      requireRefusedOrSound(gzip(Arrays.copyOf(text, random.nextInt(text.length))), round);
    }
  }

  @Test
  void read_splicedGzip_isRefusedOrSound() {
    byte[] zipped = gzip(sound().text().getBytes(StandardCharsets.UTF_8));
    Random random = new Random(20261125);

    for (int round = 0; round < ROUNDS; round++) {
      requireRefusedOrSound(spliced(zipped, random), round);
    }
  }

  /** Values from a stranger who makes the digest fit, which no flipped bit would. */
  @Test
  void read_hostileValuesUnderTheirOwnDigest_isRefusedOrSound() {
    Random random = new Random(20261126);
    int read = 0;

    for (int round = 0; round < 2 * ROUNDS; round++) {
      ManifestJson json = sound();
      int changes = 1 + random.nextInt(2);
      for (int i = 0; i < changes; i++) {
        change(json, random);
      }
      byte[] text = json.signed().text().getBytes(StandardCharsets.UTF_8);
      read += requireRefusedOrSound(gzip(text), round) ? 1 : 0;
    }

    assertThat(read).as("manifests that got to the second checker").isGreaterThan(100);
  }

  private static void change(ManifestJson json, Random random) {
    int index = random.nextInt(json.entries().size());
    JsonObject entry = json.entries().get(index).getAsJsonObject();
    List<String> names = List.of("path", "path", "mode", "size", "target", "offset", "pack");
    String name = names.get(random.nextInt(names.size()));
    Object value = HOSTILE.get(random.nextInt(HOSTILE.size()));
    if (name.equals("target") && value instanceof String target && random.nextBoolean()) {
      json.entries().set(index, link(random.nextBoolean() ? "k" : "k/l/m", target));
    } else {
      entry.add(
          name,
          value instanceof Number number
              ? new JsonPrimitive(number)
              : new JsonPrimitive(value.toString()));
    }
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    int flips = 1 + random.nextInt(3);
    for (int i = 0; i < flips; i++) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** Copies a stretch over another place, which may also move what follows. */
  private static byte[] spliced(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int length = random.nextInt(Math.min(200, bytes.length - from));
    int at = random.nextInt(bytes.length);
    int removed = random.nextBoolean() ? 0 : random.nextInt(Math.min(200, bytes.length - at));
    byte[] result = new byte[bytes.length + length - removed];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(bytes, from, result, at, length);
    System.arraycopy(bytes, at + removed, result, at + length, bytes.length - at - removed);
    return result;
  }

  /** Any other exception fails the test by itself. Returns whether the manifest was read. */
  private static boolean requireRefusedOrSound(byte[] zipped, int round) {
    Manifest manifest;
    try {
      manifest = ManifestJson.readZipped(zipped);
    } catch (BadManifestException e) {
      assertThat(e.kind()).isEqualTo(ErrorKind.CORRUPT);
      return false;
    }
    assertThat(NaiveManifestRules.broken(manifest, ManifestJson.LAYOUT))
        .as("round %d", round)
        .isEmpty();
    return true;
  }
}
