package coco.language.check;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.code.CalendarDefinition;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.RuleParts;
import coco.language.syntax.Piece;
import coco.language.text.Span;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether every length of time has the calendar, and the holidays, that give it a meaning. */
final class CalendarCheck {
  private final Document document;
  private final List<Finding> findings;

  CalendarCheck(Document document, List<Finding> findings) {
    this.document = document;
    this.findings = findings;
  }

  void run() {
    for (RuleText text : document.rules()) {
      text.rule()
          .ifPresent(
              rule -> {
                Span working = NameCheck.place(text, Piece.Kind.WORKING_TIME, "");
                RuleParts parts = RuleParts.of(rule);
                check(parts, working, NameCheck.sentence(text), text.id().text());
              });
    }
    for (Document.DefinitionRow row : document.definitions()) {
      row.definition()
          .ifPresent(definition -> check(RuleParts.of(definition), row.row(), row.row(), row.id()));
    }
    checkUse();
  }

  private void check(RuleParts parts, Span working, Span sentence, String id) {
    boolean pointNeeds =
        parts.deadlines().stream()
            .anyMatch(
                deadline ->
                    deadline instanceof Deadline.PointInDay point
                        && !(point.point() instanceof Deadline.EndOfSameDay)
                        && point.calendar().isEmpty());
    boolean lengthNeeds =
        parts.lengths().stream()
            .anyMatch(length -> length.unit().needsOpeningHours() && length.calendar().isEmpty());
    checkOpening(parts, working);
    // A calendar that is named and not found is reported where it is named.
    if ((pointNeeds || lengthNeeds) && document.frontMatter().calendar().isEmpty()) {
      findings.add(Finding.of(FindingKind.NO_CALENDAR, working, id));
    }
    for (Length length : parts.lengths()) {
      boolean needsHolidays = length.extended() || length.unit() == Length.Unit.BUSINESS_DAY;
      if (needsHolidays && lacksHolidays(length)) {
        String name = calendarOf(length).flatMap(calendar -> name(calendar.id())).orElse("");
        findings.add(Finding.of(FindingKind.CALENDAR_WITHOUT_HOLIDAYS, sentence, id, name));
        return;
      }
    }
  }

  /** Reports a calendar that opens on some dates only: after the last, no count ever ends. */
  private void checkOpening(RuleParts parts, Span working) {
    Stream<Optional<String>> lengths =
        parts.lengths().stream()
            .filter(length -> length.unit().needsOpeningHours())
            .map(Length::calendar);
    Stream<Optional<String>> points =
        parts.deadlines().stream()
            .flatMap(
                deadline ->
                    deadline instanceof Deadline.PointInDay point
                            && !(point.point() instanceof Deadline.EndOfSameDay)
                        ? Stream.of(point.calendar())
                        : Stream.empty());
    Stream.concat(lengths, points)
        .flatMap(named -> named.or(() -> document.code().calendar()).stream())
        .distinct()
        .flatMap(id -> Optional.ofNullable(document.code().calendars().get(id)).stream())
        .forEach(
            calendar ->
                lastOpening(calendar)
                    .ifPresent(
                        last ->
                            findings.add(
                                Finding.of(
                                    FindingKind.OPENS_NO_MORE,
                                    working,
                                    name(calendar.id()).orElse(calendar.id()),
                                    last.toString()))));
  }

  /** The last day on which a calendar opens; empty where it opens every week or every year. */
  private static Optional<LocalDate> lastOpening(CalendarDefinition calendar) {
    if (calendar.weekly().values().stream().anyMatch(hours -> !hours.isEmpty())) {
      return Optional.empty();
    }
    LocalDate last = LocalDate.MIN;
    for (CalendarDefinition.Special special : calendar.specials()) {
      if (special instanceof CalendarDefinition.Open open) {
        switch (open.days()) {
          case CalendarDefinition.EveryYear every -> {
            return Optional.empty();
          }
          case CalendarDefinition.Dates dates ->
              last = dates.last().isAfter(last) ? dates.last() : last;
        }
      }
    }
    return Optional.of(last).filter(day -> !day.equals(LocalDate.MIN));
  }

  private boolean lacksHolidays(Length length) {
    boolean named = length.calendar().isPresent() || document.frontMatter().calendar().isPresent();
    Optional<CalendarDefinition> calendar = calendarOf(length);
    return calendar.isPresent()
        ? calendar.get().holidays() instanceof CalendarDefinition.NoHolidays
        : !named;
  }

  private Optional<CalendarDefinition> calendarOf(Length length) {
    return length
        .calendar()
        .or(() -> document.code().calendar())
        .flatMap(id -> Optional.ofNullable(document.code().calendars().get(id)));
  }

  private Optional<String> name(String id) {
    return Optional.ofNullable(document.lexicon().calendars().get(id));
  }

  private void checkUse() {
    Set<String> used = new LinkedHashSet<>();
    document.code().calendar().ifPresent(used::add);
    for (RuleText text : document.rules()) {
      text.pieces().stream()
          .filter(piece -> piece.kind() == Piece.Kind.CALENDAR)
          .forEach(piece -> used.add(piece.id()));
    }
    for (Document.DefinitionRow row : document.definitions()) {
      row.pieces().stream()
          .filter(piece -> piece.kind() == Piece.Kind.CALENDAR)
          .forEach(piece -> used.add(piece.id()));
    }
    for (CalendarRow row : document.calendars()) {
      if (!used.contains(row.id())) {
        Span place = row.name().span(0, row.name().text().length());
        findings.add(Finding.of(FindingKind.UNUSED_CALENDAR, place, row.name().text()));
      }
    }
  }
}
