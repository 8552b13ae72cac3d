package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Condition;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Occurrence;
import coco.language.code.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sentence has said so far, each part with its place, before its form is known. */
final class Draft {
  /** The parts that a sentence may have. */
  enum Part {
    SHARE,
    AVERAGE,
    TRIGGER,
    /** And nothing was waiting. */
    WAITING,
    BEFORE,
    MUST,
    ACT,
    DEADLINE,
    STOP,
    SILENCE,
    ONLY,
    /** More than N times: what must not be. */
    MORE_THAN,
    /** At most N times: what may be. */
    AT_MOST,
    WINDOW,
    EVERY,
    UNTIL,
    NOTICE,
    EACH_TIME,
    EXCEPTION,
    RELEASE,
    PER,
    PERIOD,
    REPARATION
  }

  /** How the main verb obliges. */
  enum Verb {
    MUST,
    MUST_NOT,
    MAY
  }

  /** A length after an event during which an act is forbidden. */
  record Quiet(Length length, Occurrence after) {}

  /** The act before which another is due. */
  record Before(Occurrence act, boolean sameDoer) {}

  private final Cursor cursor;
  private final Map<Part, Spot<?>> places = new EnumMap<>(Part.class);

  Optional<BigDecimal> share = Optional.empty();
  Optional<Clause.Trigger> trigger = Optional.empty();
  Optional<Before> before = Optional.empty();
  Optional<Condition> must = Optional.empty();
  @Nullable Verb verb;
  boolean should;
  Optional<Occurrence> act = Optional.empty();
  Optional<Deadline> deadline = Optional.empty();
  Optional<String> stop = Optional.empty();
  Optional<Quiet> silence = Optional.empty();
  Optional<Circumstance> only = Optional.empty();
  Optional<Integer> most = Optional.empty();
  Optional<Clause.Window> window = Optional.empty();
  Optional<Length> every = Optional.empty();
  Optional<Occurrence> until = Optional.empty();
  Optional<Clause.Notice> notice = Optional.empty();
  Optional<Circumstance> exception = Optional.empty();
  Optional<Occurrence> release = Optional.empty();
  Optional<Scope> per = Optional.empty();
  Optional<Clause.Period> period = Optional.empty();
  final List<Clause.Demand> reparations = new ArrayList<>();

  Draft(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Notes where a part stands; a part that stands twice is a finding. */
  void note(Part part, int from) {
    Spot<?> old = places.putIfAbsent(part, new Spot<>(part, from, cursor.at()));
    if (old != null && part != Part.REPARATION) {
      cursor.report(
          FindingKind.SAID_TWICE,
          from,
          cursor.at(),
          cursor.quote(from, cursor.at()),
          cursor.quote(old.from(), old.until()));
    }
  }

  boolean has(Part part) {
    return places.containsKey(part);
  }

  /** The parts, in a fixed order, each with its place. */
  Map<Part, Spot<?>> places() {
    return places;
  }
}
