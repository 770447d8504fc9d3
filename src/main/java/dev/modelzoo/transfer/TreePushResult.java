package dev.modelzoo.transfer;

import java.util.List;

/**
 * What a push of a plain tree did.
 *
 * @param links paths of symbolic links, which only the manifest has
 * @param extra objects that the folder does not have: removed if the request said so
 */
public record TreePushResult(PushResult push, List<String> links, List<String> extra) {
  public TreePushResult {
    links = List.copyOf(links);
    extra = List.copyOf(extra);
  }

  TreePushResult with(long requests) {
    return new TreePushResult(push.with(requests), links, extra);
  }
}
