package dev.modelzoo.content;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The test vectors of docs/formats.md. All digests were computed with coreutils, none with zoo. */
public final class DigestVectors {
  /** File digests by size, of the first bytes of what {@code seq 10000000} prints. */
  public static final Map<Integer, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put(0, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    FILES.put(1, "sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b");
    FILES.put(16777216, "sha256:b58a985a2280d31732f24d3421a50ffda79ff6c747650ecaee350ff91cbce8f2");
    FILES.put(
        16777217, "sha256-16m:0afa0c2dbb13c9b78decfd2ae09db1899cdfe72042f37544ae30f8beb1cd88cd");
    FILES.put(
        41943040, "sha256-16m:b2cd507cb62a470a7f5237f65561751e6e023955e77a5c0a38546afbb5139c93");
  }

  /** The lines {@code MODE DIGEST SIZE PATH} of a small folder, in order. */
  public static final List<String> LINES =
      List.of(
          "x sha256:306c6ca7407560340797866e077e053627ad409277d1b9da58106fce4cf717cb 17 SBI",
          "- sha256:3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d 1 assets-2",
          "- sha256:98752ee28d5484bdc2814fb70adb6a0b2fb31f6a9b8ee7ae81fd2fc9cf300b3b 4 assets/a.conf",
          "x sha256:3bdbb4fe8397cd2b842430b39ccff01a8663c751945ef5e9a09e267fb8b1d359 4 assets/decode",
          "l sha256:6d135881c8dd9f8fdbad85e7aa893a8b356a78b3f8e075c382306d654611de09 6 assets/run",
          "- sha256:2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6 1 café",
          "- sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 empty",
          "x sha256:d0013c2e0a387e4c6e6962c5f4b0c9481d60fbb9eb425ae5cda2f8ceb2c0064f 3 tool",
          "- sha256:18ac3e7343f016890c510e93f935261169d9e3f565436429830faf0934f4f8e4 1 声.txt",
          "- sha256:3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea 1 ｚ.txt",
          "- sha256:252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111 1 🎙.txt");

  public static final String CONTENT =
      "sha256:303234a20049575f1254c7ab8c4967f37f83b2ee3b2b0533bd282b8d247a7a9d";

  private DigestVectors() {}

  /** The first {@code size} bytes of what {@code seq 10000000} prints. */
  static byte[] sequence(int size) {
    StringBuilder text = new StringBuilder(size + 16);
    for (int i = 1; text.length() < size; i++) {
      text.append(i).append('\n');
    }
    return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
  }
}
