package dev.modelzoo.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A composed document as maps, lists and texts. */
final class YamlTree {
  /** Deeper than what the reader lets through, so only an alias to an ancestor gets here. */
  private static final int MAX_DEPTH = 200;

  private YamlTree() {}

  static Map<String, Object> of(String source, MappingNode node) {
    return mapping(source, node, 0);
  }

  /** Keys and values of a mapping, or items of a sequence, in document order. */
  static List<Node> children(CollectionNode<?> collection) {
    List<Node> children = new ArrayList<>();
    for (Object item : collection.getValue()) {
      if (item instanceof NodeTuple tuple) {
        children.add(tuple.getKeyNode());
        children.add(tuple.getValueNode());
      } else if (item instanceof Node child) {
        children.add(child);
      }
    }
    return children;
  }

  private static Map<String, Object> mapping(String source, MappingNode node, int depth) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = String.valueOf(value(source, tuple.getKeyNode(), depth + 1));
      tree.put(key, value(source, tuple.getValueNode(), depth + 1));
    }
    return tree;
  }

  private static Object value(String source, Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new YamlException(
          source,
          "an alias refers to a mapping or list that it is part of",
          node.getStartMark().getLine() + 1,
          node.getStartMark().getColumn() + 1,
          null);
    }
    if (node instanceof MappingNode mapping) {
      return mapping(source, mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(value(source, item, depth + 1));
      }
      return items;
    }
    return ((ScalarNode) node).getValue().stripTrailing();
  }
}
