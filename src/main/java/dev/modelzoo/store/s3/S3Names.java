package dev.modelzoo.store.s3;

import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BucketPrefix;
import java.util.regex.Pattern;

/** Names that come from a url, and go into a host name or path. */
final class S3Names {
  /** Wider than Amazon's rule of today: old buckets and other servers have such names. */
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private S3Names() {}

  static String bucket(String name) {
    if (!BUCKET.matcher(name).matches()) {
      throw wrong("'" + name + "' cannot be the name of a bucket");
    }
    return name;
  }

  static String region(String name) {
    if (!REGION.matcher(name).matches()) {
      throw new ZooException(
          ErrorKind.USAGE,
          "'" + name + "' cannot be the name of a region",
          "Correct AWS_REGION, or the region of the AWS profile.");
    }
    return name;
  }

  /** The prefix, given with or without a slash at its end, with one; or "" for the whole bucket. */
  static String root(String prefix) {
    return BucketPrefix.of("s3", "", prefix, "").root();
  }

  private static ZooException wrong(String what) {
    return new ZooException(
        ErrorKind.USAGE, what, "Correct the url; it looks like s3://bucket/path.");
  }
}
