package coco.engine.trial;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import coco.engine.trial.Story.Happening;
import coco.language.code.Clause;
import coco.language.code.Length;
import coco.language.code.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges one act under a rule that forbids, limits or orders acts. */
record ActOracle(Reading reading, Rule rule) {
  /** The verdict on an act; absent where the rule is not for it. */
  @Nullable Verdict judge(Happening act) {
    Standing standing = Standing.of(rule, act, reading);
    Subject subject = Subjects.of(reading, rule, act);
    if (!(standing instanceof Standing.Binding)) {
      return Subjects.unbound(subject, standing);
    }
    return offends(act)
        ? new Verdict.Breached(subject, null, act.time(), null, List.of())
        : new Verdict.Met(subject, null, Subjects.closing(act));
  }

  private boolean offends(Happening act) {
    return switch (rule.clause()) {
      case Clause.Prohibition prohibition -> reading.holds(prohibition.act().when(), act, act);
      case Clause.Restriction restriction -> !reading.holds(restriction.only(), act, act);
      case Clause.Silence silence -> isSilent(silence, act);
      case Clause.Cap cap -> count(cap, act) > cap.most();
      case Clause.Precedence precedence ->
          precedence.use() == Clause.Use.EACH_TIME
              ? used(precedence, act).isEmpty()
              : required(precedence, act).stream()
                  .noneMatch(before -> isTimely(precedence, before, act));
      default -> throw new IllegalArgumentException("judges no act: " + rule);
    };
  }

  private boolean isSilent(Clause.Silence silence, Happening act) {
    return reading.story().before(act.place()).stream()
        .filter(event -> reading.inOneScope(rule, event, act))
        .filter(event -> reading.is(silence.after(), event, act))
        .map(event -> reading.clock(silence.length(), act).due(silence.length(), start(event)))
        .anyMatch(due -> act.time().isBefore(due.instant()));
  }

  private static Due start(Happening event) {
    return Due.at(event.time());
  }

  private long count(Clause.Cap cap, Happening act) {
    return acts(act).stream().filter(other -> isInWindow(cap.window(), other, act)).count();
  }

  /** The acts in the scope of one that the rule is for, in order, up to this one. */
  private List<Happening> acts(Happening last) {
    return reading.story().before(last.place() + 1).stream()
        .filter(event -> reading.inOneScope(rule, event, last))
        .filter(this::counts)
        .toList();
  }

  private boolean counts(Happening event) {
    return switch (Standing.of(rule, event, reading)) {
      case Standing.Binding binding -> true;
      case Standing.Rivalled rivalled -> true;
      case Standing.Replaced replaced -> false;
      case Standing.Outside outside -> false;
    };
  }

  private boolean isInWindow(Clause.Window window, Happening other, Happening act) {
    return switch (window) {
      case Clause.Ever ever -> true;
      case Clause.Each each -> {
        NaiveCalendar calendar = reading.calendar(Optional.empty(), act);
        LocalDate first = Periods.first(each.period(), calendar.dayOf(act.time()));
        yield !calendar.dayOf(other.time()).isBefore(first);
      }
      case Clause.Rolling rolling -> isInStretch(rolling.length(), other, act);
    };
  }

  private boolean isInStretch(Length length, Happening other, Happening act) {
    if (length.unit().isElapsed()) {
      return other.time().isAfter(act.time().minus(NaiveClock.duration(length)));
    }
    NaiveCalendar calendar = reading.clock(length, act).calendar();
    LocalDate first = calendar.dayOf(act.time());
    for (long days = NaiveClock.days(length); days > 1; days--) {
      do {
        first = first.minusDays(1);
      } while (!calendar.exists(first));
    }
    return !calendar.dayOf(other.time()).isBefore(first);
  }

  private List<Happening> required(Clause.Precedence precedence, Happening act) {
    return reading.story().before(act.place()).stream()
        .filter(event -> reading.inOneScope(rule, event, act))
        .filter(event -> reading.is(precedence.required(), event, act))
        .toList();
  }

  /** The B that an act uses, where each serves once: earlier acts have taken theirs. */
  private Optional<Happening> used(Clause.Precedence precedence, Happening act) {
    Set<Happening> taken = new HashSet<>();
    Optional<Happening> uses = Optional.empty();
    for (Happening one : acts(act)) {
      uses =
          required(precedence, one).stream()
              .filter(before -> !taken.contains(before))
              .filter(before -> isTimely(precedence, before, one))
              .findFirst();
      uses.ifPresent(taken::add);
    }
    return uses;
  }

  private boolean isTimely(Clause.Precedence precedence, Happening before, Happening act) {
    if (precedence.notice().isEmpty()) {
      return true;
    }
    Clause.Notice notice = precedence.notice().get();
    NaiveClock clock = reading.clock(notice.ahead(), act);
    Due due = clock.due(notice.ahead(), start(before));
    return switch (notice.bound()) {
      case AT_MOST -> !NaiveClock.isPast(due, act.time());
      case AT_LEAST -> {
        Instant time = act.time();
        // By date: on the last day counted, whatever its hour.
        yield due.endOfDay()
            ? !clock.calendar().dayOf(time).isBefore(clock.dayOf(due))
            : !time.isBefore(due.instant());
      }
    };
  }
}
