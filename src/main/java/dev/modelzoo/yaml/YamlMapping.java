package dev.modelzoo.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping with string keys, in document order, whose values are read as text. */
public final class YamlMapping {
  private final String source;
  private final MappingNode node;
  private final Map<String, NodeTuple> tuples = new LinkedHashMap<>();

  YamlMapping(String source, MappingNode node) {
    this.source = source;
    this.node = node;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error(tuple.getKeyNode(), "a key must be plain text");
      }
      if (tuples.put(key.getValue(), tuple) != null) {
        throw error(key, "the key '" + key.getValue() + "' is here twice");
      }
    }
  }

  public Set<String> keys() {
    return tuples.keySet();
  }

  /** The text of a scalar, trimmed; empty if the key is absent or has no value. */
  public Optional<String> text(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof ScalarNode scalar)) {
      throw error(value.get(), "'" + key + "' must be one value, not a list or mapping");
    }
    String text = scalar.getValue().strip();
    return isNull(scalar) ? Optional.empty() : Optional.of(text);
  }

  /** A list of texts; a single scalar is a list of one; empty if the key is absent. */
  public List<String> texts(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof ScalarNode) {
      return text(key).stream().toList();
    }
    if (!(value.get() instanceof SequenceNode sequence)) {
      throw error(value.get(), "'" + key + "' must be a value or a list of values");
    }
    List<String> texts = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (!(item instanceof ScalarNode scalar)) {
        throw error(item, "an item of '" + key + "' must be one value");
      }
      texts.add(scalar.getValue().strip());
    }
    return List.copyOf(texts);
  }

  /** The mapping under a key; empty if the key is absent or has no value. */
  public Optional<YamlMapping> mapping(String key) {
    Optional<Node> value = value(key);
    if (value.isEmpty() || (value.get() instanceof ScalarNode scalar && isNull(scalar))) {
      return Optional.empty();
    }
    if (!(value.get() instanceof MappingNode mapping)) {
      throw error(value.get(), "'" + key + "' must be a mapping of keys to values");
    }
    return Optional.of(new YamlMapping(source, mapping));
  }

  /** 1-based line of a key, or of the mapping's start where the key is absent. */
  public int line(String key) {
    NodeTuple tuple = tuples.get(key);
    Node at = tuple == null ? node : tuple.getKeyNode();
    return at.getStartMark().getLine() + 1;
  }

  /** 0-based column of a key, for edits in place; 0 where the key is absent. */
  public int column(String key) {
    NodeTuple tuple = tuples.get(key);
    return tuple == null ? 0 : tuple.getKeyNode().getStartMark().getColumn();
  }

  /** 1-based line on which the value of a key begins; the key's where there is none. */
  public int valueLine(String key) {
    return value(key).map(n -> n.getStartMark().getLine() + 1).orElse(line(key));
  }

  /** Whether the mapping is written in braces, on one line as a rule. */
  public boolean isFlow() {
    return node.getFlowStyle() == FlowStyle.FLOW;
  }

  /** Whether the value of a key is a mapping with keys in it, so that {@link #mapping} has some. */
  public boolean holdsMapping(String key) {
    return value(key)
        .filter(n -> n instanceof MappingNode m && !m.getValue().isEmpty())
        .isPresent();
  }

  /** Where the mapping itself is written; empty at the start for an empty document. */
  public Span span() {
    return new Span(node.getStartMark().getIndex(), tightEnd(node));
  }

  /** Where a key is written. */
  public Span keySpan(String key) {
    Node at = tuple(key).getKeyNode();
    return new Span(at.getStartMark().getIndex(), at.getEndMark().getIndex());
  }

  /**
   * Where the value of a key is written, without comments behind it. A block scalar's span ends
   * with its line breaks; the span is empty behind the key where there is no value, or an alias.
   */
  public Span valueSpan(String key) {
    Node at = tuple(key).getValueNode();
    int start = at.getStartMark().getIndex();
    int keyEnd = keySpan(key).end();
    return start < keyEnd ? new Span(keyEnd, keyEnd) : new Span(start, tightEnd(at));
  }

  /**
   * Everything as maps, lists and texts, to compare two documents. A key without value has an empty
   * text; white space at the end of a text is left out, as that of a block scalar depends on
   * whether it ends the file.
   */
  public Map<String, Object> toTree() {
    return YamlTree.of(source, node);
  }

  /** An error about a key itself, with its place. */
  public YamlException keyError(String key, String problem) {
    return error(tuple(key).getKeyNode(), problem);
  }

  /** An error about the value of a key, with its place. */
  public YamlException error(String key, String problem) {
    return error(value(key).orElse(node), problem);
  }

  private YamlException error(Node at, String problem) {
    return new YamlException(
        source, problem, at.getStartMark().getLine() + 1, at.getStartMark().getColumn() + 1, null);
  }

  private NodeTuple tuple(String key) {
    NodeTuple tuple = tuples.get(key);
    if (tuple == null) {
      throw new IllegalArgumentException("No such key: " + key);
    }
    return tuple;
  }

  /**
   * The end of what is written of a node: a block collection's own mark lies behind the comments
   * that follow it. A child that begins before its parent is an alias, written elsewhere.
   */
  private static int tightEnd(Node at) {
    if (!(at instanceof CollectionNode<?> collection)
        || collection.getFlowStyle() == FlowStyle.FLOW) {
      return at.getEndMark().getIndex();
    }
    int end = at.getStartMark().getIndex();
    for (Node child : YamlTree.children(collection)) {
      if (child.getStartMark().getIndex() >= at.getStartMark().getIndex()) {
        end = Math.max(end, tightEnd(child));
      }
    }
    return end;
  }

  private Optional<Node> value(String key) {
    return Optional.ofNullable(tuples.get(key)).map(NodeTuple::getValueNode);
  }

  private static boolean isNull(ScalarNode scalar) {
    String text = scalar.getValue().strip();
    return scalar.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
  }
}
