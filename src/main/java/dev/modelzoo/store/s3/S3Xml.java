package dev.modelzoo.store.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML that a server answers with. It is a stranger's: no document types, no entities but
 * the five of XML itself.
 */
final class S3Xml {
  private S3Xml() {}

  /** An object as a list names it; what the server left out is null. */
  record Listed(
      String name, @Nullable Long size, @Nullable Instant lastModified, @Nullable String etag) {}

  /**
   * A part of a list.
   *
   * @param folders names with a slash at their end, where those were asked for instead of objects
   * @param next the token that asks for the part behind it, if there is one
   */
  record Page(
      List<Listed> objects, List<String> folders, boolean truncated, Optional<String> next) {}

  /** The texts below the root of an answer by their names, and those of each group in it. */
  record Document(Map<String, String> texts, List<Map<String, String>> groups) {}

  /**
   * Reads an answer whose outermost element is {@code root}; an {@link IOException} if it is not.
   *
   * @param group the name of its elements that have elements of their own
   */
  static Document document(InputStream stream, String root, String group) throws IOException {
    Map<String, String> texts = new HashMap<>();
    List<Map<String, String>> groups = new ArrayList<>();
    read(stream, root, group, texts, groups);
    return new Document(texts, groups);
  }

  /** Reads a part of a list. An {@link IOException} if it breaks off or is none. */
  static Page page(InputStream stream) throws IOException {
    Document document = document(stream, "ListBucketResult", "Contents");
    Map<String, String> page = document.texts();
    boolean encoded = "url".equals(page.get("EncodingType"));
    List<Listed> objects = new ArrayList<>();
    for (Map<String, String> one : document.groups()) {
      objects.add(listed(one, encoded));
    }
    return page(objects, List.of(), page);
  }

  /** Reads a part of a list of folders. An {@link IOException} if it breaks off or is none. */
  static Page folders(InputStream stream) throws IOException {
    Document document = document(stream, "ListBucketResult", "CommonPrefixes");
    boolean encoded = "url".equals(document.texts().get("EncodingType"));
    List<String> folders = new ArrayList<>();
    for (Map<String, String> one : document.groups()) {
      String name = one.getOrDefault("Prefix", "");
      folders.add(encoded ? decoded(name) : name);
    }
    return page(List.of(), folders, document.texts());
  }

  private static Page page(List<Listed> objects, List<String> folders, Map<String, String> page) {
    boolean truncated = "true".equals(page.get("IsTruncated"));
    Optional<String> next = Optional.ofNullable(page.get("NextContinuationToken"));
    return new Page(objects, folders, truncated, next);
  }

  private static String decoded(String name) throws IOException {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("the list cannot be understood", e);
    }
  }

  /** The texts in an error by their names; empty if it is not one, which a proxy may send. */
  static Map<String, String> error(byte[] body) {
    Map<String, String> error = new HashMap<>();
    try {
      read(new ByteArrayInputStream(body), "Error", "", error, new ArrayList<>());
    } catch (IOException e) {
      return Map.of();
    }
    return error;
  }

  private static Listed listed(Map<String, String> one, boolean encoded) throws IOException {
    String name = one.get("Key");
    if (name == null) {
      throw new IOException("the list names an object without its key");
    }
    try {
      String size = one.get("Size");
      String time = one.get("LastModified");
      return new Listed(
          encoded ? URLDecoder.decode(name, StandardCharsets.UTF_8) : name,
          size == null ? null : Long.valueOf(size),
          time == null ? null : Instant.parse(time),
          one.get("ETag"));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("the list cannot be understood", e);
    }
  }

  /** Gathers the texts below the root by name, and apart from them those of each {@code group}. */
  private static void read(
      InputStream stream,
      String root,
      String group,
      Map<String, String> texts,
      List<Map<String, String>> groups)
      throws IOException {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(stream, "UTF-8");
      Gatherer gatherer = new Gatherer(root, group, texts, groups);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> gatherer.start(xml.getLocalName());
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              gatherer.text(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> gatherer.end(xml.getLocalName());
          default -> {}
        }
      }
      xml.close();
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException broken) {
        throw broken;
      }
      throw new IOException("the answer is no XML that S3 would send", e);
    }
  }

  /** Where in a document the reader is, and what belongs there. */
  private static final class Gatherer {
    private final String root;
    private final String group;
    private final Map<String, String> texts;
    private final List<Map<String, String>> groups;
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> current;
    private int depth;

    Gatherer(
        String root, String group, Map<String, String> texts, List<Map<String, String>> groups) {
      this.root = root;
      this.group = group;
      this.texts = texts;
      this.groups = groups;
      this.current = texts;
    }

    void start(String name) throws IOException {
      text.setLength(0);
      if (depth == 0 && !name.equals(root)) {
        throw new IOException("the answer is not what was asked for");
      }
      if (depth == 1 && name.equals(group)) {
        current = new HashMap<>();
        groups.add(current);
      }
      depth++;
    }

    void text(String piece) {
      text.append(piece);
    }

    void end(String name) {
      depth--;
      if (depth == (current == texts ? 1 : 2)) {
        current.put(name, text.toString());
      } else if (depth == 1) {
        current = texts;
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
