package dev.modelzoo.store.oss;

import com.aliyun.oss.common.utils.IOUtils;
import com.aliyun.oss.model.OSSObject;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.LimitedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer. Where it is a whole object, its CRC-64 is compared with the server's
 * before the last byte is given out, and a difference is an error of kind {@code CORRUPT}: not a
 * transport failure, which would only have the rest read again. The server gives the CRC-64 of the
 * whole object for a range, too, so a part of one cannot be checked; nor can an object without any
 * (they exist from before OSS had it, and as copies). Closing before the end drops the connection,
 * as draining it could take long.
 */
final class OssBody extends InputStream {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final OSSObject object;
  private final InputStream content;
  private final String location;
  private final long expected;
  private final @Nullable Long crc;
  private long received;

  private OssBody(OSSObject object, String location) {
    this.object = object;
    this.content = object.getObjectContent();
    this.location = location;
    Map<String, Object> headers = object.getObjectMetadata().getRawMetadata();
    this.expected = headers.get("Content-Length") instanceof Long length ? length : -1;
    this.crc = isWhole(headers) ? object.getServerCRC() : null;
  }

  /**
   * The part that was asked for, also where a server ignores the range and sends the whole object.
   */
  static InputStream range(OSSObject object, String location, long offset, long length)
      throws IOException {
    OssBody stream = new OssBody(object, location);
    boolean ranged = object.getObjectMetadata().getRawMetadata().containsKey("Content-Range");
    if (ranged || (offset == 0 && length == Long.MAX_VALUE)) {
      return stream;
    }
    stream.skip(offset);
    return new LimitedInputStream(stream, length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = content.read(buffer, offset, length);
    } catch (IOException e) {
      throw broken(ZooException.reason(e), e);
    }
    if (count < 0 && received < expected) {
      throw broken("the connection closed too soon", null);
    }
    received += Math.max(count, 0);
    if (count < 0 || received == expected) {
      check();
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    // Not the wrapped stream's: skipped bytes are counted too.
    byte[] buffer = new byte[(int) Math.min(8192, Math.max(count, 0))];
    long left = count;
    while (left > 0) {
      int got = read(buffer, 0, (int) Math.min(buffer.length, left));
      if (got < 0) {
        break;
      }
      left -= got;
    }
    return count - left;
  }

  @Override
  public void close() throws IOException {
    if (received == expected) {
      content.close(); // the connection can be used again
    } else {
      object.forcedClose();
    }
  }

  private void check() {
    // The SDK counts along with every read.
    Long actual = IOUtils.getCRCValue(content);
    if (crc != null && actual != null && !crc.equals(actual)) {
      throw OssErrors.changed(ErrorKind.CORRUPT, location, "here", crc, actual);
    }
  }

  private static boolean isWhole(Map<String, Object> headers) {
    if (!(headers.get("Content-Range") instanceof String text)) {
      return true;
    }
    Matcher range = RANGE.matcher(text);
    return range.matches()
        && range.group(1).equals("0")
        && Long.parseLong(range.group(2)) == Long.parseLong(range.group(3)) - 1;
  }

  private IOException broken(String reason, @Nullable Throwable cause) {
    String text = "%s, after %d of %d bytes of %s";
    return new IOException(text.formatted(reason, received, expected, location), cause);
  }
}
