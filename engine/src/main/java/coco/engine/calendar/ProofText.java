package coco.engine.calendar;

import coco.engine.Due;
import coco.engine.Verdict.Amount;
import coco.engine.calendar.Proof.BySpecial;
import coco.engine.calendar.Proof.Closed;
import coco.engine.calendar.Proof.Counted;
import coco.engine.calendar.Proof.EventDay;
import coco.engine.calendar.Proof.Extended;
import coco.engine.calendar.Proof.LastDay;
import coco.engine.calendar.Proof.Line;
import coco.engine.calendar.Proof.OnHoliday;
import coco.engine.calendar.Proof.Stopped;
import coco.language.code.Length;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Says a proof in a language: as a table, and as one sentence. */
public final class ProofText {
  private final Language language;
  private final Properties messages = new Properties();
  private final DateTimeFormatter date;
  private final DateTimeFormatter firstOfMonth;
  private final DateTimeFormatter hour;
  private final DateTimeFormatter minute;
  private final DateTimeFormatter second;

  public ProofText(Language language) {
    this.language = language;
    String resource = "/coco/engine/proof_%s.properties".formatted(language.tag());
    try (InputStream in = ProofText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    date = pattern("date");
    firstOfMonth = pattern("date.first");
    hour = pattern("time.hour");
    minute = pattern("time.minute");
    second = pattern("time.second");
  }

  /** The language that it says proofs in. */
  public Language language() {
    return language;
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(template(key), language.locale());
  }

  private String template(String key) {
    String template = messages.getProperty(key);
    if (template == null) {
      throw new IllegalStateException("no message '%s' in %s".formatted(key, language));
    }
    return template;
  }

  private String text(String key, Object... arguments) {
    return new MessageFormat(template(key), language.locale()).format(arguments);
  }

  /** The proof as one sentence: the deadline, what it was counted from, and what was left out. */
  public String sentence(Proof proof) {
    String length = length(proof.length());
    String start = when(proof, proof.start());
    List<String> skipped = skipped(proof);
    String rest = skipped.isEmpty() ? "" : text("sentence.skipped", list(skipped));
    if (proof.left() != null) {
      return text("sentence.stopped", amount(proof.left()), length, start, rest);
    }
    if (proof.due() == null) {
      throw new IllegalStateException("a proof has a deadline or something left: " + proof);
    }
    String extended =
        proof.lines().stream()
            .filter(line -> line.why() instanceof Extended)
            .findFirst()
            .map(line -> text("sentence.extended", day(proof, line.from().minusNanos(1))))
            .orElse("");
    return text("sentence.due", when(proof, proof.due()), length, start, rest, extended);
  }

  /** What was not counted, in order; what is frequent is summed up. */
  private List<String> skipped(Proof proof) {
    List<String> parts = new ArrayList<>();
    boolean inDays = !proof.length().unit().isElapsed() && !proof.length().unit().isWorkingTime();
    long closed = 0;
    long stopped = 0;
    for (Line line : proof.lines()) {
      switch (line.why()) {
        case EventDay event -> parts.add(text("skipped.event-day"));
        case Closed reason -> closed += inDays ? daysOf(proof, line) : 1;
        case OnHoliday(Holiday holiday) ->
            parts.add(text("skipped.holiday", holiday.name(language), day(proof, line.from())));
        case BySpecial reason -> parts.add(text("skipped.special", day(proof, line.from())));
        case Stopped reason -> stopped += inDays ? daysOf(proof, line) : elapsed(line);
        case Counted reason -> {}
        case LastDay reason -> {}
        case Extended reason -> {}
      }
    }
    if (closed > 0) {
      boolean business = proof.length().unit() == Length.Unit.BUSINESS_DAY;
      String key = business ? "skipped.sundays" : inDays ? "skipped.days" : "skipped.hours";
      parts.add(text(key, closed));
    }
    if (stopped > 0) {
      Amount.Kind kind = inDays ? Amount.Kind.DAYS : Amount.Kind.ELAPSED;
      parts.add(text("skipped.stopped", amount(new Amount(stopped, kind))));
    }
    return parts.stream().distinct().toList();
  }

  private static long daysOf(Proof proof, Line line) {
    if (line.until() == null) {
      return 0;
    }
    return local(proof, line.until().minusNanos(1)).toLocalDate().toEpochDay()
        - local(proof, line.from()).toLocalDate().toEpochDay()
        + 1;
  }

  private static long elapsed(Line line) {
    return line.until() == null ? 0 : Micros.of(line.until()) - Micros.of(line.from());
  }

  private String list(List<String> parts) {
    String last = parts.getLast();
    return parts.size() == 1
        ? last
        : text("list", String.join(", ", parts.subList(0, parts.size() - 1)), last);
  }

  /** The proof as a Markdown table: from, until, counted, why. */
  public String table(Proof proof) {
    StringBuilder table = new StringBuilder(256);
    table.append(text("table.head")).append("\n|---|---|---|---|\n");
    for (Line line : proof.lines()) {
      String until = line.until() == null ? "" : until(proof, line.until());
      String counted =
          line.counted() == 0 ? "" : amount(new Amount(line.counted(), kind(proof.length())));
      table.append(text("table.row", moment(proof, line.from()), until, counted, why(proof, line)));
      table.append('\n');
    }
    return table.toString();
  }

  private static Amount.Kind kind(Length length) {
    boolean time = length.unit().isElapsed() || length.unit().isWorkingTime();
    return time ? Amount.Kind.ELAPSED : Amount.Kind.DAYS;
  }

  private String why(Proof proof, Line line) {
    return switch (line.why()) {
      case Counted reason -> text("why.counted");
      case EventDay reason -> text("why.event-day");
      case Closed reason ->
          text(proof.length().unit() == Length.Unit.BUSINESS_DAY ? "why.sunday" : "why.closed");
      case OnHoliday(Holiday holiday) -> holiday.name(language);
      case BySpecial reason -> text("why.special");
      case Stopped reason -> text("why.stopped");
      case LastDay reason -> text("why.last-day");
      case Extended reason -> text("why.extended");
    };
  }

  /** An end that is midnight is 24:00 of the day before. */
  private String until(Proof proof, Instant end) {
    return until(end, proof.zone());
  }

  private String until(Instant end, ZoneId zone) {
    ZonedDateTime before = end.minusNanos(1).atZone(zone);
    boolean midnight = !before.toLocalDate().equals(end.atZone(zone).toLocalDate());
    return midnight ? text("moment", text(before), text("midnight")) : moment(end, zone);
  }

  private String when(Proof proof, Due due) {
    return moment(due, proof.zone());
  }

  /** A deadline in a zone; the end of a day is its 24:00. */
  public String moment(Due due, ZoneId zone) {
    return due.endOfDay() ? until(due.instant(), zone) : moment(due.instant(), zone);
  }

  private String moment(Proof proof, Instant instant) {
    return moment(instant, proof.zone());
  }

  private String moment(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    boolean onHour = local.getMinute() == 0 && local.getSecond() == 0;
    DateTimeFormatter time = onHour ? hour : local.getSecond() == 0 ? minute : second;
    return text("moment", text(local), time.format(local));
  }

  private String day(Proof proof, Instant instant) {
    return text(local(proof, instant));
  }

  private String text(ZonedDateTime day) {
    return (day.getDayOfMonth() == 1 ? firstOfMonth : date).format(day);
  }

  private static ZonedDateTime local(Proof proof, Instant instant) {
    return instant.atZone(proof.zone());
  }

  /** A length in words. */
  public String length(Length length) {
    return text("unit." + length.unit(), length.count());
  }

  /** An amount in words: {@code 1 h 30 min}, {@code 3 working days}. */
  public String amount(Amount amount) {
    return switch (amount.kind()) {
      case ELAPSED -> duration(amount.count());
      case WORKING_TIME -> text("amount.working", duration(amount.count()));
      case DAYS -> text("unit.DAY", amount.count());
      case WORKING_DAYS -> text("unit.WORKING_DAY", amount.count());
      case BUSINESS_DAYS -> text("unit.BUSINESS_DAY", amount.count());
    };
  }

  private String duration(long micros) {
    long seconds = micros / Micros.SECOND;
    List<String> parts = new ArrayList<>();
    if (seconds >= 3_600) {
      parts.add(text("amount.hours", seconds / 3_600));
    }
    if (seconds % 3_600 >= 60) {
      parts.add(text("amount.minutes", seconds % 3_600 / 60));
    }
    if (seconds % 60 > 0 || parts.isEmpty()) {
      parts.add(text("amount.seconds", seconds % 60));
    }
    return String.join(" ", parts);
  }
}
