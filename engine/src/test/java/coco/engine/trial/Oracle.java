package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.calendar.Holidays;
import coco.engine.trial.Story.Happening;
import coco.language.code.Clause;
import coco.language.code.Code;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a code, told a second time: every rule is looked up in the whole list of events,
 * event by event, with nothing kept from one to the next. Slow, and written to be right. It shares
 * no code with the engine.
 */
final class Oracle {
  private final List<Code> editions;
  private final NaiveCalendars calendars;

  /**
   * An oracle.
   *
   * @param editions of one code, the earliest first
   */
  Oracle(List<Code> editions, Holidays holidays) {
    this.editions = editions;
    this.calendars = new NaiveCalendars(holidays);
  }

  /** What it says: of rules, and of the periods of levels and averages. */
  record Judged(List<Verdict> verdicts, List<LevelVerdict> levels) {}

  Judged judge(Collection<Interaction> interactions, Instant asOf) {
    List<Verdict> verdicts = new ArrayList<>();
    List<Obligation> occasions = new ArrayList<>();
    TreeSet<RuleId> ids = new TreeSet<>();
    editions.forEach(code -> code.rules().forEach(rule -> ids.add(rule.id())));
    for (Story story : Story.all(interactions, asOf)) {
      List<Reading> readings =
          editions.stream().map(code -> new Reading(code, story, calendars)).toList();
      for (RuleId id : ids) {
        new RuleOracle(id, readings, asOf, verdicts, occasions).judge(story);
      }
    }
    return new Judged(verdicts, LevelOracle.levels(occasions, asOf));
  }

  /** Judges one rule, through its editions, in one party's story. */
  private static final class RuleOracle {
    private final RuleId id;
    private final List<Reading> readings;
    private final Instant asOf;
    private final List<Verdict> verdicts;
    private final List<Obligation> occasions;
    private final List<Obligation> opened = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    /** A series that was begun, and the place of the event that ends it. */
    private record Series(Happening trigger, int end) {}

    RuleOracle(
        RuleId id,
        List<Reading> readings,
        Instant asOf,
        List<Verdict> verdicts,
        List<Obligation> occasions) {
      this.id = id;
      this.readings = readings;
      this.asOf = asOf;
      this.verdicts = verdicts;
      this.occasions = occasions;
    }

    void judge(Story story) {
      for (Happening event : story.events()) {
        Reading reading = inForce(event.time());
        if (reading != null) {
          reading.code().rules().stream()
              .filter(rule -> rule.id().equals(id))
              .forEach(rule -> judge(reading, rule, event));
        }
      }
    }

    private @Nullable Reading inForce(Instant time) {
      return readings.reversed().stream()
          .filter(reading -> isEffective(reading.code(), time))
          .findFirst()
          .orElse(null);
    }

    private static boolean isEffective(Code code, Instant time) {
      return code.effective()
          .map(day -> !time.isBefore(day.atStartOfDay(code.zone()).toInstant()))
          .orElse(true);
    }

    private void judge(Reading reading, Rule rule, Happening event) {
      switch (rule.clause()) {
        case Clause.Duty duty ->
            occasion(reading, rule, duty, event)
                .ifPresent(
                    obligation -> {
                      opened.add(obligation);
                      verdicts.add(obligation.verdict());
                    });
        case Clause.Quality quality ->
            quality(reading, rule, quality, event)
                .ifPresent(obligation -> verdicts.add(obligation.verdict()));
        case Clause.ServiceLevel level -> measured(reading, rule, level.measured(), event);
        case Clause.Average average -> measured(reading, rule, average.measured(), event);
        case Clause.RepeatedDuty duty -> repeated(reading, rule, duty, event);
        case Clause.Prohibition c -> act(reading, rule, event);
        case Clause.Silence c -> act(reading, rule, event);
        case Clause.Restriction c -> act(reading, rule, event);
        case Clause.Cap c -> act(reading, rule, event);
        case Clause.Precedence c -> act(reading, rule, event);
        case Clause.Norm norm -> {}
        case Clause.Value value -> {}
      }
    }

    private void act(Reading reading, Rule rule, Happening event) {
      Verdict verdict = new ActOracle(reading, rule).judge(event);
      if (verdict != null) {
        verdicts.add(verdict);
      }
    }

    private void measured(Reading reading, Rule rule, Clause clause, Happening event) {
      switch (clause) {
        case Clause.Duty duty ->
            occasion(reading, rule, duty, event)
                .ifPresent(
                    obligation -> {
                      opened.add(obligation);
                      occasions.add(obligation);
                    });
        case Clause.Quality quality ->
            quality(reading, rule, quality, event).ifPresent(occasions::add);
        default -> throw new IllegalArgumentException("measures no " + clause);
      }
    }

    private Optional<Obligation> occasion(
        Reading reading, Rule rule, Clause.Duty duty, Happening event) {
      Standing standing = Standing.of(rule, event, reading);
      if (standing instanceof Standing.Outside || !isMeant(reading, rule, duty.trigger(), event)) {
        return Optional.empty();
      }
      Optional<Obligation> obligation = new DutyOracle(reading, rule, duty, event, asOf).follow();
      Verdict unbound = Subjects.unbound(Subjects.of(reading, rule, event), standing);
      return unbound == null
          ? obligation
          : obligation.map(any -> Obligation.never(reading, rule, event, unbound));
    }

    private Optional<Obligation> quality(
        Reading reading, Rule rule, Clause.Quality quality, Happening event) {
      Standing standing = Standing.of(rule, event, reading);
      if (standing instanceof Standing.Outside
          || !isMeant(reading, rule, quality.trigger(), event)) {
        return Optional.empty();
      }
      Verdict.Subject subject = Subjects.of(reading, rule, event);
      Verdict unbound = Subjects.unbound(subject, standing);
      if (unbound != null) {
        return Optional.of(Obligation.never(reading, rule, event, unbound));
      }
      Verdict verdict =
          reading.facts().holds(quality.must(), event)
              ? new Verdict.Met(subject, null, Subjects.closing(event))
              : new Verdict.Breached(subject, null, event.time(), null, List.of());
      return Optional.of(Obligation.never(reading, rule, event, verdict));
    }

    private void repeated(Reading reading, Rule rule, Clause.RepeatedDuty duty, Happening event) {
      Standing standing = Standing.of(rule, event, reading);
      boolean isRunning =
          series.stream()
              .filter(one -> reading.inOneScope(rule, one.trigger(), event))
              .anyMatch(one -> one.end() > event.place());
      if (standing instanceof Standing.Outside
          || isRunning
          || !isMeant(reading, rule, duty.trigger(), event)) {
        return;
      }
      Verdict unbound = Subjects.unbound(Subjects.of(reading, rule, event), standing);
      if (unbound != null) {
        verdicts.add(unbound);
        return;
      }
      SeriesOracle begun = new SeriesOracle(reading, rule, duty, event, asOf);
      series.add(new Series(event, begun.end()));
      verdicts.addAll(begun.follow());
    }

    /** Whether a trigger is the first, or comes while nothing is waiting, where the rule asks. */
    private boolean isMeant(Reading reading, Rule rule, Clause.Trigger trigger, Happening event) {
      return switch (trigger.which()) {
        case EVERY -> true;
        case FIRST ->
            reading.story().before(event.place()).stream()
                .filter(earlier -> reading.inOneScope(rule, earlier, event))
                .noneMatch(earlier -> reading.is(trigger.event(), earlier, earlier));
        case NOTHING_WAITING ->
            opened.stream()
                .filter(earlier -> reading.inOneScope(rule, earlier.trigger(), event))
                .noneMatch(earlier -> earlier.isWaitingAt(event));
      };
    }
  }
}
