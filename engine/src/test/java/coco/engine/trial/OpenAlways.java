package coco.engine.trial;

import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.engine.Verdict.Amount;
import coco.language.code.CalendarDefinition;
import coco.language.code.CalendarDefinition.Hours;
import coco.language.code.Code;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The same trial on calendars that never close, and with elapsed time in place of working time. */
final class OpenAlways {
  private OpenAlways() {}

  static Trial open(Trial trial) {
    return with(
        trial,
        part ->
            part instanceof CalendarDefinition calendar
                ? new CalendarDefinition(
                    calendar.id(),
                    dayAndNight(),
                    List.of(),
                    calendar.zone(),
                    new CalendarDefinition.NoHolidays())
                : part);
  }

  private static Map<DayOfWeek, List<Hours>> dayAndNight() {
    Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }
    return week;
  }

  static Trial elapsed(Trial trial) {
    return with(
        trial,
        part ->
            part instanceof Length length && length.unit().isWorkingTime()
                ? new Length(length.count(), elapsed(length.unit()), length.calendar(), false)
                : part);
  }

  private static Unit elapsed(Unit unit) {
    return switch (unit) {
      case WORKING_SECOND -> Unit.SECOND;
      case WORKING_MINUTE -> Unit.MINUTE;
      case WORKING_HOUR -> Unit.HOUR;
      default -> unit;
    };
  }

  private static Trial with(Trial trial, UnaryOperator<Object> change) {
    Rewriter rewriter = new Rewriter(change);
    return new Trial(
        trial.seed(),
        trial.editions().stream().map(code -> rewriter.rewrite(Code.class, code)).toList(),
        trial.rules(),
        trial.arrivals(),
        trial.asOf(),
        trial.traits());
  }

  /** What was said, with elapsed time in place of working time. */
  static Verdicts elapsed(Verdicts verdicts) {
    Rewriter rewriter =
        new Rewriter(part -> part == Amount.Kind.WORKING_TIME ? Amount.Kind.ELAPSED : part);
    List<Verdict> rules = new ArrayList<>();
    verdicts.rules().values().forEach(each -> rules.add(rewriter.rewrite(Verdict.class, each)));
    return Verdicts.of(
        rules,
        verdicts.levels().stream()
            .map(each -> rewriter.rewrite(LevelVerdict.class, each))
            .toList());
  }
}
