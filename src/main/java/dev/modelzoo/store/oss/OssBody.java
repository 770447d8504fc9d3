package dev.modelzoo.store.oss;

import com.aliyun.oss.common.utils.IOUtils;
import com.aliyun.oss.model.OSSObject;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.store.AnswerStream;
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
final class OssBody extends AnswerStream {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final OSSObject object;
  private final @Nullable Long crc;

  private OssBody(OSSObject object, Map<String, Object> headers, String location) {
    super(
        object.getObjectContent(),
        location,
        headers.get("Content-Length") instanceof Long length ? length : -1);
    this.object = object;
    this.crc = isWhole(headers) ? object.getServerCRC() : null;
  }

  /**
   * The part that was asked for, also where a server ignores the range and sends the whole object.
   */
  static InputStream range(OSSObject object, String location, long offset, long length)
      throws IOException {
    Map<String, Object> headers = object.getObjectMetadata().getRawMetadata();
    OssBody stream = new OssBody(object, headers, location);
    boolean whole = offset == 0 && length == Long.MAX_VALUE;
    return whole || headers.containsKey("Content-Range") ? stream : stream.part(offset, length);
  }

  @Override
  public void close() throws IOException {
    if (isComplete()) {
      content().close(); // the connection can be used again
    } else {
      object.forcedClose();
    }
  }

  @Override
  protected void ended() {
    // The SDK counts along with every read.
    Long actual = IOUtils.getCRCValue(content());
    if (crc != null && actual != null && !crc.equals(actual)) {
      throw OssErrors.changed(ErrorKind.CORRUPT, location(), "here", crc, actual);
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
}
