package dev.modelzoo.store.oss;

import com.aliyun.oss.ClientException;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.ListObjectsV2Result;
import com.aliyun.oss.model.OSSObjectSummary;
import dev.modelzoo.error.ErrorKind;
import dev.modelzoo.error.ZooException;
import dev.modelzoo.store.BucketPrefix;
import dev.modelzoo.store.ObjectMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists a bucket below a prefix, page by page. */
final class OssListing {
  private final String bucket;
  private final BucketPrefix place;
  private final OSS client;
  private final OssErrors errors;

  OssListing(String bucket, BucketPrefix place, OSS client, OssErrors errors) {
    this.bucket = bucket;
    this.place = place;
    this.client = client;
    this.errors = errors;
  }

  /** Visits all objects whose key starts with {@code relative}. */
  void objects(String relative, Consumer<ObjectMetadata> visitor) {
    pages(
        relative,
        "",
        page -> {
          for (OSSObjectSummary object : page.getObjectSummaries()) {
            String name = OssRequests.name(page, object.getKey());
            // More than asked for may come: see OssRequests.list.
            if (name.startsWith(place.root() + relative)) {
              place.visit(
                  name,
                  object.getSize(),
                  OssRequests.instant(object.getLastModified()),
                  object.getETag(),
                  OssChecksums.of(object),
                  visitor);
            }
          }
        });
  }

  /** The names directly below {@code relative} that have objects below themselves. */
  List<String> folders(String relative) {
    List<String> names = new ArrayList<>();
    String above = place.root() + relative;
    pages(
        relative,
        "/",
        page -> {
          for (String prefix : page.getCommonPrefixes()) {
            String folder = OssRequests.name(page, prefix);
            if (folder.startsWith(above) && folder.endsWith("/")) {
              names.add(folder.substring(above.length(), folder.length() - 1));
            }
          }
        });
    return names;
  }

  private void pages(String relative, String delimiter, Consumer<ListObjectsV2Result> visitor) {
    String token = null;
    do {
      ListObjectsV2Result page = page(relative, delimiter, token);
      visitor.accept(page);
      String next = page.isTruncated() ? page.getNextContinuationToken() : null;
      if (page.isTruncated() && Objects.equals(next, token)) {
        throw new ZooException(
            ErrorKind.UNAVAILABLE,
            "cannot list " + place.location(relative) + ": the server repeats itself",
            "Run the same command again.");
      }
      token = next;
    } while (token != null);
  }

  private ListObjectsV2Result page(String relative, String delimiter, @Nullable String token) {
    ListObjectsV2Request request = OssRequests.list(bucket, place.root() + relative, token);
    if (!delimiter.isEmpty()) {
      request.setDelimiter(delimiter);
    }
    try {
      return client.listObjectsV2(request);
    } catch (OSSException | ClientException | IllegalArgumentException e) {
      throw errors.translate("list", place.location(relative), e);
    }
  }
}
