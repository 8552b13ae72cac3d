package coco.engine.question;

import coco.language.code.Code;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.code.Example;
import java.util.List;
import java.util.Optional;

/** By which of a code's terms one can say what happens: a type in code marks has no words. */
final class Wording {
  private final Code code;

  Wording(Code code) {
    this.code = code;
  }

  /** How something that happens is said. */
  sealed interface Said {
    /** By an event term. */
    record Fact(String term) implements Said {}

    /** By the state that it begins. */
    record Begins(String state) implements Said {}

    /** By the state that it ends. */
    record Ends(String state) implements Said {}

    /** By the attributes that become known. */
    record Learnt() implements Said {}
  }

  /** Whether all of a scene can be said. */
  boolean isSpoken(Example scene) {
    return scene.lines().stream()
        .allMatch(
            line -> !(line.what() instanceof Example.Happens happens) || of(happens).isPresent());
  }

  Optional<Said> of(Example.Happens happens) {
    if (happens.term().isPresent()) {
      return happens.term().map(Said.Fact::new);
    }
    String type = happens.type().orElseThrow();
    for (Definition definition : code.definitions().values()) {
      if (definition instanceof Definition.State state) {
        if (has(state.from(), type)) {
          return Optional.of(new Said.Begins(state.id()));
        }
        if (has(state.until(), type)) {
          return Optional.of(new Said.Ends(state.id()));
        }
      }
    }
    for (Definition definition : code.definitions().values()) {
      if (definition instanceof Definition.Event event && has(event.any(), type)) {
        return Optional.of(new Said.Fact(event.id()));
      }
    }
    return happens.with().isEmpty() ? Optional.empty() : Optional.of(new Said.Learnt());
  }

  private static boolean has(List<Definition.Match> matches, String type) {
    return matches.stream()
        .anyMatch(
            match ->
                match.type().filter(type::equals).isPresent()
                    && match.where().equals(Condition.ALWAYS));
  }
}
