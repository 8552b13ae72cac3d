package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.Limits;
import coco.language.text.Located;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML as a tree of texts, each with its place. Numbers, dates and truths stay as written, so that
 * the edition {@code 2027.10} is not {@code 2027.1}. Aliases are refused: they are how a short text
 * becomes an endless one.
 */
final class Yaml {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(Limits.DOCUMENT_SIZE).build();

  private final String yaml;
  private final int base;
  private final List<Finding> findings;

  private Yaml(String yaml, int base, List<Finding> findings) {
    this.yaml = yaml;
    this.base = base;
    this.findings = findings;
  }

  /** A part of the tree. */
  sealed interface Part {
    Span span();
  }

  /** A scalar; empty where nothing was written, or {@code null}. */
  record Leaf(String text, Span span) implements Part {}

  /** A sequence. */
  record Items(List<Part> parts, Span span) implements Part {}

  /** A mapping; keys are unique. */
  record Entries(SequencedMap<Located<String>, Part> parts, Span span) implements Part {}

  /** The tree of a text that begins at {@code base} in the file; empty where it cannot be read. */
  static Optional<Part> read(String yaml, int base, List<Finding> findings) {
    return new Yaml(yaml, base, findings).read();
  }

  private Optional<Part> read() {
    return composed().map(this::part);
  }

  private Optional<Node> composed() {
    try {
      if (!isHarmless()) {
        return Optional.empty();
      }
      return new Compose(SETTINGS).composeString(yaml);
    } catch (MarkedYamlEngineException unreadable) {
      report(FindingKind.FRONT_MATTER_UNREADABLE, unreadable.getProblemMark());
    } catch (RuntimeException unreadable) {
      // The library has no words of its own for some escapes, tags and ends that it cannot read.
      report(FindingKind.FRONT_MATTER_UNREADABLE, Optional.empty());
    }
    return Optional.empty();
  }

  /** Whether neither an alias nor too deep a nesting is there; composing such could not end. */
  private boolean isHarmless() {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      switch (event) {
        case AliasEvent alias -> {
          report(FindingKind.FRONT_MATTER_ALIAS, alias.getStartMark());
          return false;
        }
        case CollectionStartEvent start -> {
          depth++;
          if (depth > Limits.FRONT_MATTER_DEPTH) {
            report(
                FindingKind.FRONT_MATTER_TOO_DEEP,
                start.getStartMark(),
                String.valueOf(Limits.FRONT_MATTER_DEPTH),
                String.valueOf(depth));
            return false;
          }
        }
        case CollectionEndEvent end -> depth--;
        default -> {}
      }
    }
    return true;
  }

  private Part part(Node node) {
    Span span = span(node);
    return switch (node) {
      case ScalarNode scalar -> new Leaf(text(scalar), span);
      case SequenceNode sequence ->
          new Items(sequence.getValue().stream().map(this::part).toList(), span);
      case MappingNode mapping -> entries(mapping, span);
      default -> new Leaf("", span);
    };
  }

  private Entries entries(MappingNode mapping, Span span) {
    SequencedMap<Located<String>, Part> parts = new LinkedHashMap<>();
    List<String> keys = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Span place = span(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.add(Finding.of(FindingKind.NOT_A_TEXT, place, yamlAt(place)));
      } else if (keys.contains(text(key))) {
        findings.add(Finding.of(FindingKind.DUPLICATE_KEY, place, text(key)));
      } else {
        keys.add(text(key));
        parts.put(new Located<>(text(key), place), part(tuple.getValueNode()));
      }
    }
    return new Entries(parts, span);
  }

  private String yamlAt(Span span) {
    return yaml.substring(span.start() - base, span.end() - base).strip();
  }

  private static String text(ScalarNode scalar) {
    String text = scalar.getValue().strip();
    boolean nothing = scalar.isPlain() && (text.equals("~") || text.equals("null"));
    return nothing ? "" : text;
  }

  private Span span(Node node) {
    int start = node.getStartMark().map(this::offset).orElse(base);
    int end = node.getEndMark().map(this::offset).orElse(start);
    int last = Math.max(start, end);
    while (last > start && Character.isWhitespace(yaml.charAt(last - base - 1))) {
      last--;
    }
    return new Span(start, last);
  }

  /** Marks count code points. */
  private int offset(Mark mark) {
    int points = Math.clamp(mark.getIndex(), 0, yaml.codePointCount(0, yaml.length()));
    return base + yaml.offsetByCodePoints(0, points);
  }

  private void report(FindingKind kind, Optional<Mark> mark, String... arguments) {
    int place = mark.map(this::offset).orElse(base);
    findings.add(Finding.of(kind, new Span(place, place), arguments));
  }
}
