package coco.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML text as nodes, and the faults found in it, with their lines. */
final class YamlTree {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setAllowDuplicateKeys(false)
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(Limits.MAPPING_CHARACTERS)
          .build();

  private final String name;
  private final List<Fault> faults = new ArrayList<>();

  YamlTree(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  List<Fault> faults() {
    return faults;
  }

  Optional<Node> parse(String text) {
    if (text.length() > Limits.MAPPING_CHARACTERS) {
      String limit = Integer.toString(Limits.MAPPING_CHARACTERS);
      faults.add(
          Fault.of(Fault.Kind.LIMIT, name, 0, "mapping", limit, Integer.toString(text.length())));
      return Optional.empty();
    }
    try {
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        faults.add(Fault.of(Fault.Kind.EMPTY, name, 0));
      }
      return root;
    } catch (StackOverflowError tooDeep) {
      // The library composes by recursion and has no limit of its own for what is no collection
      // key.
      faults.add(Fault.of(Fault.Kind.LIMIT, name, 0, "depth", "100", "> 100"));
    } catch (MarkedYamlEngineException e) {
      long line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1L;
      faults.add(Fault.of(Fault.Kind.NOT_YAML, name, line, e.getProblem()));
    } catch (YamlEngineException e) {
      if (("" + e.getMessage()).contains("aliases")) {
        faults.add(Fault.of(Fault.Kind.ALIAS, name, 0));
        return Optional.empty();
      }
      faults.add(Fault.of(Fault.Kind.NOT_YAML, name, 0, "" + e.getMessage()));
    } catch (RuntimeException e) {
      // The library has no words of its own for some escapes, tags and ends that it cannot read.
      faults.add(Fault.of(Fault.Kind.NOT_YAML, name, 0, "\\ … !"));
    }
    return Optional.empty();
  }

  void fault(Fault.Kind kind, Node node, String... arguments) {
    long line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1L;
    faults.add(Fault.of(kind, name, line, arguments));
  }

  <T> Optional<T> bad(Node node, String key, String value, String expected) {
    fault(Fault.Kind.BAD_VALUE, node, key, value, expected);
    return Optional.empty();
  }

  <T> Optional<T> missing(String key, String example) {
    faults.add(Fault.of(Fault.Kind.MISSING_KEY, name, 0, key, example));
    return Optional.empty();
  }

  /** The text of a key that must be there. */
  Optional<String> needed(
      SequencedMap<String, Node> keys, Node parent, String key, String example) {
    Node node = keys.get(key);
    if (node == null) {
      fault(Fault.Kind.MISSING_KEY, parent, key, example);
      return Optional.empty();
    }
    return text(key, node);
  }

  void only(SequencedMap<String, Node> keys, List<String> known) {
    keys.forEach(
        (key, node) -> {
          if (!known.contains(key)) {
            fault(Fault.Kind.UNKNOWN_KEY, node, key, String.join(", ", known));
          }
        });
  }

  boolean isText(Node node) {
    return node instanceof ScalarNode;
  }

  Optional<String> text(String key, Node node) {
    return node instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue())
        : bad(node, key, "…", "one text");
  }

  /** One text, or a list of texts. */
  List<String> texts(String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return List.of(scalar.getValue());
    }
    return list(key, node).stream().map(item -> text(key, item)).flatMap(Optional::stream).toList();
  }

  List<Node> list(String key, Node node) {
    if (!(node instanceof SequenceNode sequence)) {
      bad(node, key, "…", "a list");
      return List.of();
    }
    int size = sequence.getValue().size();
    if (size > Limits.ENTRIES) {
      fault(
          Fault.Kind.LIMIT,
          node,
          "entries",
          Integer.toString(Limits.ENTRIES),
          Integer.toString(size));
      return List.of();
    }
    return sequence.getValue();
  }

  SequencedMap<String, Node> map(String key, Node node) {
    SequencedMap<String, Node> found = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      bad(node, key, "…", "keys with values");
      return found;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      text(key, tuple.getKeyNode())
          .ifPresent(
              name -> {
                if (found.putIfAbsent(name, tuple.getValueNode()) != null) {
                  fault(Fault.Kind.DOUBLE_KEY, tuple.getKeyNode(), name);
                }
              });
    }
    return found;
  }
}
