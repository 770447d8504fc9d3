package dev.modelzoo.store.web;

import dev.modelzoo.content.PathOrder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that a web server makes of a folder, whichever server it is: of its links those count
 * that lead one step down.
 *
 * @param names of files and, with a slash at the end, of folders; in order
 */
record FolderPage(List<String> names) {
  /** Enough for a hundred thousand files. */
  static final int MAX_BYTES = 32 << 20;

  private static final Pattern LINK =
      Pattern.compile(
          "<a\\s[^>]*?href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))",
          Pattern.CASE_INSENSITIVE);

  FolderPage {
    names = List.copyOf(names);
  }

  /** Reads a page; one that is none has no names. */
  static FolderPage read(InputStream page, URI folder) throws IOException {
    String text = new String(page.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    TreeSet<String> names = new TreeSet<>(PathOrder.BY_BYTES);
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      String target =
          link.group(1) != null
              ? link.group(1)
              : link.group(2) != null ? link.group(2) : link.group(3);
      below(folder, target.replace("&amp;", "&").strip()).ifPresent(names::add);
    }
    return new FolderPage(List.copyOf(names));
  }

  /** The name that a link leads down to. */
  private static Optional<String> below(URI folder, String link) {
    URI target;
    try {
      target = folder.resolve(link.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of no file that this server would give out
    }
    boolean sameServer =
        folder.getScheme().equals(target.getScheme())
            && folder.getRawAuthority().equals(target.getRawAuthority());
    if (!sameServer || target.getQuery() != null || target.getPath() == null) {
      return Optional.empty();
    }
    String path = target.getPath();
    if (!path.startsWith(folder.getPath()) || path.length() == folder.getPath().length()) {
      return Optional.empty();
    }
    String name = path.substring(folder.getPath().length());
    int slash = name.indexOf('/');
    return slash >= 0 && slash < name.length() - 1 ? Optional.empty() : Optional.of(name);
  }
}
