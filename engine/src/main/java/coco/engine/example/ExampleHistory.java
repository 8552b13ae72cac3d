package coco.engine.example;

import coco.engine.Interaction;
import coco.language.code.Audience;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Value;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The interactions that an example's lines stand for.
 *
 * <p>An event has what its term's {@code is} conditions require and what {@code with} adds. An
 * example of a rule that is for one kind of party, or for a group, is about such a party: the first
 * event of each party says so.
 */
final class ExampleHistory {
  /** The type of an event of a term that matches every type. */
  private static final String ANY_TYPE = "event";

  private final Code code;
  private final Optional<Audience> audience;
  private final Set<Integer> partiesSeen = new HashSet<>();

  ExampleHistory(Code code, RuleId rule) {
    this.code = code;
    this.audience =
        code.rules().stream()
            .filter(each -> each.id().equals(rule))
            .map(Rule::audience)
            .filter(each -> !each.isEmpty())
            .map(List::getFirst)
            .findFirst();
  }

  static String id(int number) {
    return "line-" + number;
  }

  /** When a line is, in the code's zone: a skipped hour moves forward, of two the first. */
  static Instant instant(Code code, Example.Line line) {
    return ZonedDateTime.ofLocal(line.when(), code.zone(), null).toInstant();
  }

  Interaction interaction(int number, Example.Line line, Example.Happens happens) {
    LinkedHashMap<String, Value> attributes = new LinkedHashMap<>();
    if (partiesSeen.add(happens.partyNumber())) {
      audience.ifPresent(wanted -> require(wanted, attributes, new HashSet<>()));
    }
    String type = happens.type().orElse(ANY_TYPE);
    if (happens.term().isPresent()) {
      String term = happens.term().orElseThrow();
      if (!(code.definitions().get(term) instanceof Definition.Event event)) {
        throw new IllegalArgumentException("an example names no event term: " + term);
      }
      Definition.Match first = event.any().getFirst();
      type = first.type().orElse(ANY_TYPE);
      attributes.putAll(Required.byName(first.where()));
    }
    attributes.putAll(happens.with());
    return interaction(number, instant(code, line), type, happens, attributes);
  }

  private static Interaction interaction(
      int number,
      Instant time,
      String type,
      Example.Happens happens,
      SequencedMap<String, Value> attributes) {
    String actor = takeText(attributes, "actor");
    String channel = takeText(attributes, "channel");
    String direction = takeText(attributes, "direction");
    return new Interaction(
        "example",
        id(number),
        number,
        time,
        null,
        type,
        "case " + happens.caseNumber(),
        "party " + happens.partyNumber(),
        actor,
        channel,
        direction == null
            ? null
            : Interaction.Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
        attributes);
  }

  /** A field of every interaction is not among its attributes. */
  private static @org.jspecify.annotations.Nullable String takeText(
      SequencedMap<String, Value> attributes, String name) {
    return attributes.get(name) instanceof Value.Text text && attributes.remove(name) != null
        ? text.text()
        : null;
  }

  private void require(
      Audience wanted, SequencedMap<String, Value> attributes, Set<String> groupsSeen) {
    switch (wanted) {
      case Audience.Everyone everyone -> {}
      case Audience.Kind kind ->
          attributes.put("party.kind", new Value.Text(kind.kind().name().toLowerCase(Locale.ROOT)));
      case Audience.Group named -> {
        if (groupsSeen.add(named.group())
            && code.definitions().get(named.group()) instanceof Definition.Group group) {
          require(group.base(), attributes, groupsSeen);
          attributes.putAll(Required.byName(group.where()));
        }
      }
    }
  }
}
