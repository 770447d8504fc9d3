package dev.modelzoo.transfer;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.FileMode;
import dev.modelzoo.content.ManifestEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The one form in which an archive has the header of a tar entry: POSIX ustar with zero times and
 * owners, and a pax header before it for what does not fit there. A reader makes the same bytes and
 * compares, so nothing that a stranger wrote into a header is ever obeyed.
 */
final class TarHeader {
  static final int BLOCK = 512;

  /** Below the id's folder, where its name is one that no version has. */
  static final String MANIFEST = ".zoo-manifest.json";

  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int CHECKSUM_AT = 148;
  private static final int TYPE_AT = 156;
  private static final int LINK_AT = 157;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;

  /** The most that eleven octal digits can say. */
  private static final long MAX_OCTAL_SIZE = (1L << 33) - 1;

  private static final char FILE = '0';
  private static final char LINK = '2';
  private static final char PAX = 'x';

  private TarHeader() {}

  /** The header of the manifest, which comes first. */
  static byte[] ofManifest(EntryId id, long size) {
    byte[] block = block(MANIFEST, 0644, size, FILE, "");
    put(block, PREFIX_AT, id.value());
    return sealed(block);
  }

  /** What a first block says of its manifest; its other fields are as they should be. */
  record ManifestFacts(EntryId id, long size) {}

  /** Reads the header of a manifest; empty if that is not what {@code block} is. */
  static Optional<ManifestFacts> readManifest(byte[] block) {
    try {
      String size = new String(block, SIZE_AT, 11, StandardCharsets.US_ASCII);
      ManifestFacts facts =
          new ManifestFacts(
              new EntryId(text(block, PREFIX_AT, PREFIX)), Long.parseUnsignedLong(size, 8));
      boolean same = Arrays.equals(ofManifest(facts.id, facts.size), block);
      return same ? Optional.of(facts) : Optional.empty();
    } catch (IllegalArgumentException e) { // no number, or no id
      return Optional.empty();
    }
  }

  /** All blocks before the bytes of an entry. */
  static byte[] of(EntryId id, ManifestEntry entry) {
    String name = id + "/" + entry.path();
    String target = entry.target().orElse("");
    long size = entry.isLink() ? 0 : entry.size();
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    if (!fits(name)) {
      records.writeBytes(record("path", name));
    }
    if (!fits(target)) {
      records.writeBytes(record("linkpath", target));
    }
    if (size > MAX_OCTAL_SIZE) {
      records.writeBytes(record("size", Long.toString(size)));
    }
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    if (records.size() > 0) {
      header.writeBytes(sealed(block(ascii(id + "/pax"), 0644, records.size(), PAX, "")));
      header.writeBytes(records.toByteArray());
      header.writeBytes(new byte[padding(records.size())]);
    }
    int mode = entry.isLink() ? 0777 : entry.mode() == FileMode.EXECUTABLE ? 0755 : 0644;
    long shownSize = size > MAX_OCTAL_SIZE ? 0 : size;
    header.writeBytes(
        sealed(block(ascii(name), mode, shownSize, entry.isLink() ? LINK : FILE, ascii(target))));
    return header.toByteArray();
  }

  /** What a header that was not expected claims to be, for a message. */
  static String describe(byte[] block) {
    String name = text(block, 0, NAME);
    String prefix = text(block, PREFIX_AT, PREFIX);
    String path = prefix.isEmpty() ? name : prefix + "/" + name;
    String shown =
        path.replaceAll("[^\\x20-\\x7e]", "?").substring(0, Math.min(NAME, path.length()));
    return switch (block[TYPE_AT]) {
      case 0 -> shown.isEmpty() ? "the end of the archive" : "a file '" + shown + "'";
      case '0', '7' -> "a file '" + shown + "', or a file in another form";
      case '1' -> "a hard link '" + shown + "'";
      case '2' -> "a symbolic link '" + shown + "'";
      case '3', '4' -> "a device '" + shown + "'";
      case '5' -> "a folder '" + shown + "'";
      case '6' -> "a named pipe '" + shown + "'";
      default -> "a header of its own kind";
    };
  }

  /** Bytes from the end of so many to the end of their last block. */
  static int padding(long size) {
    return (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  private static byte[] block(String name, int mode, long size, char type, String target) {
    byte[] block = new byte[BLOCK];
    put(block, 0, name);
    put(block, NAME, octal(mode, 7));
    put(block, 108, octal(0, 7));
    put(block, 116, octal(0, 7));
    put(block, SIZE_AT, octal(size, 11));
    put(block, 136, octal(0, 11));
    block[TYPE_AT] = (byte) type;
    put(block, LINK_AT, target);
    put(block, 257, "ustar\00000");
    put(block, 329, octal(0, 7));
    put(block, 337, octal(0, 7));
    return block;
  }

  /** The checksum counts its own field as spaces. */
  private static byte[] sealed(byte[] block) {
    Arrays.fill(block, CHECKSUM_AT, TYPE_AT, (byte) ' ');
    long sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, CHECKSUM_AT, octal(sum, 6) + "\0");
    return block;
  }

  private static byte[] record(String key, String value) {
    byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
    int digits = 1; // the length counts itself
    while (Integer.toString(rest.length + digits).length() > digits) {
      digits++;
    }
    byte[] length = Integer.toString(rest.length + digits).getBytes(StandardCharsets.US_ASCII);
    byte[] record = Arrays.copyOf(length, length.length + rest.length);
    System.arraycopy(rest, 0, record, length.length, rest.length);
    return record;
  }

  private static boolean fits(String text) {
    return text.length() <= NAME && text.equals(ascii(text));
  }

  /** What programs that know no pax header get to see. */
  private static String ascii(String text) {
    String ascii = text.replaceAll("[^\\x20-\\x7e]", "_");
    return ascii.substring(0, Math.min(NAME, ascii.length()));
  }

  private static String octal(long value, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "o", value);
  }

  private static void put(byte[] block, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, offset, bytes.length);
  }

  private static String text(byte[] block, int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return new String(block, offset, end - offset, StandardCharsets.ISO_8859_1);
  }
}
