package dev.modelzoo.yaml;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML text whose top is a mapping. */
public final class YamlReader {
  /** Aliases multiply in memory; no real file of a zoo has more than a few. */
  private static final int MAX_ALIASES = 20;

  private YamlReader() {}

  /**
   * Reads {@code text}; an empty document is an empty mapping.
   *
   * @param source the file's name, for messages
   * @throws YamlException if it is no YAML, its top is no mapping, or a key is there twice
   */
  public static YamlMapping read(String source, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setCodePointLimit(64 << 20);
    Node root;
    try {
      root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      throw syntaxError(source, e);
    } catch (org.yaml.snakeyaml.error.YAMLException e) {
      throw new YamlException(source, String.valueOf(e.getMessage()), 1, 1, e);
    }
    if (root == null || isBlank(root)) {
      return new YamlMapping(source, emptyMapping(source));
    }
    if (!(root instanceof MappingNode mapping)) {
      throw new YamlException(source, "the file must be a mapping of keys to values", 1, 1, null);
    }
    return new YamlMapping(source, mapping);
  }

  private static YamlException syntaxError(String source, MarkedYAMLException e) {
    Mark mark = place(e);
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
    String context = e.getContext() == null ? "" : " " + e.getContext();
    return new YamlException(source, problem + context, line, column, e);
  }

  private static @Nullable Mark place(MarkedYAMLException e) {
    return e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
  }

  private static boolean isBlank(Node root) {
    return root.getNodeId() == NodeId.scalar && ((ScalarNode) root).getValue().isBlank();
  }

  private static MappingNode emptyMapping(String source) {
    Mark start = new Mark(source, 0, 0, 0, new int[0], 0);
    return new MappingNode(Tag.MAP, true, List.of(), start, start, FlowStyle.BLOCK);
  }
}
