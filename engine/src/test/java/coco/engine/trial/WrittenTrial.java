package coco.engine.trial;

import coco.engine.Interaction;
import coco.engine.LevelVerdict;
import coco.engine.Verdict;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;

/** A trial written out: clauses in words, and a history line by line. */
final class WrittenTrial {
  private final ZoneId zone;
  private final String edition;
  private final StringBuilder rules = new StringBuilder();
  private final List<Interaction> events = new ArrayList<>();

  private WrittenTrial(String zone, String edition) {
    this.zone = ZoneId.of(zone);
    this.edition = edition;
  }

  static WrittenTrial in(String zone) {
    return new WrittenTrial(zone, "1");
  }

  /** Adds a rule: its id and its clause. */
  WrittenTrial rule(String id, String clause) {
    rules.append("### %s · %s%n%n> %s%n%n".formatted(id, id, clause));
    return this;
  }

  /**
   * Adds an event, which arrives after those before it.
   *
   * @param when local time, {@code 2027-01-08 16:00}
   * @param what type, case, party and attributes: {@code complaint c1 p1 due=2027-01-09}; a hyphen
   *     for what is not named
   */
  WrittenTrial event(String when, String what) {
    String[] words = what.split(" ", -1);
    LinkedHashMap<String, Value> attributes = new LinkedHashMap<>();
    for (int i = 3; i < words.length; i++) {
      String[] parts = words[i].split("=", 2);
      attributes.put(parts[0], value(parts[1]));
    }
    events.add(
        new Interaction(
            "desk",
            "%02d".formatted(events.size() + 1),
            events.size(),
            instant(when),
            null,
            words[0],
            nameOrNone(words[1]),
            nameOrNone(words[2]),
            null,
            null,
            null,
            attributes));
    return this;
  }

  private static @org.jspecify.annotations.Nullable String nameOrNone(String word) {
    return word.equals("-") ? null : word;
  }

  private Value value(String text) {
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return new Value.Day(LocalDate.parse(text));
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}T.*")) {
      return new Value.Moment(LocalDateTime.parse(text).atZone(zone).toInstant());
    }
    return new Value.Text(text);
  }

  private Instant instant(String when) {
    return LocalDateTime.parse(when.replace(' ', 'T')).atZone(zone).toInstant();
  }

  /** The trial, as of a local time. */
  Trial asOf(String when) {
    Document document =
        Codes.read(
            """
            ---
            code: written
            language: en
            edition: "%s"
            zone: %s
            calendar: office
            closes: [the case is closed]
            chapters: {service: Rules, definitions: Definitions, calendars: Hours}
            ---

            # Written

            ## Rules

            %s
            ## Definitions

            | Id | Term | Act | Kind | Meaning |
            |---|---|---|---|---|
            | complaint | a complaint is received | | event | `complaint` |
            | answer | we have answered | answer | event | `answer` |
            | sorry | we have apologised | apologise | event | `sorry` |
            | call | we have called | call | event | `call` |
            | withdrawn | the complaint is withdrawn | | event | `withdrawn` |
            | closed | the case is closed | | event | `closed` |
            | any | anything happens | do anything | event | any event |

            ## Hours

            | Calendar | Opening hours | Time zone | Holidays |
            |---|---|---|---|
            | office | Mon–Fri 09:00–17:00 | %s | none |
            | mornings | Mon–Sun 08:00–12:00 | party | none |
            """
                .formatted(edition, zone, rules, zone),
            "written.coco.md");
    if (!document.isSound()) {
      throw new IllegalArgumentException(document.findings().toString());
    }
    return new Trial(
        0,
        List.of(document.code()),
        new LinkedHashMap<>(),
        events,
        instant(when),
        EnumSet.noneOf(Trait.class));
  }

  /** What both say of a trial, a line for each verdict, or what they differ in. */
  static List<String> told(Trial trial) {
    Bench bench = new Bench(trial);
    List<String> lines = new ArrayList<>();
    for (Law law : Law.values()) {
      law.check(bench).ifPresent(difference -> lines.add(law + " " + difference));
    }
    ZoneId zone = trial.editions().getFirst().zone();
    bench.foretold().inOrder().forEach(verdict -> lines.add(line(verdict, zone)));
    bench.foretold().levels().forEach(level -> lines.add(line(level)));
    return lines;
  }

  private static String line(Verdict verdict, ZoneId zone) {
    Verdict.Subject subject = verdict.subject();
    String about = "%s %s".formatted(subject.rule(), subject.trigger().id());
    if (subject.link() > 0) {
      about += "." + subject.link();
    }
    return about
        + switch (verdict) {
          case Verdict.Met met -> " met by " + met.by().event().id();
          case Verdict.Breached breached ->
              " breached at "
                  + local(breached.at(), zone)
                  + (breached.late() == null ? "" : ", late by " + amount(breached.late().amount()))
                  + links(breached, zone);
          case Verdict.Pending pending ->
              " pending"
                  + (pending.due() == null ? "" : " until " + local(pending.due().instant(), zone));
          case Verdict.Void released -> " void: " + released.reason();
          case Verdict.Conflict conflict -> " conflict with " + conflict.with();
          case Verdict.Waived waived -> " waived";
        };
  }

  private static String links(Verdict.Breached breached, ZoneId zone) {
    StringBuilder text = new StringBuilder();
    for (Verdict.Link link : breached.reparations()) {
      text.append("; ").append(link.state());
      if (link.by() != null) {
        text.append(" by ").append(link.by().event().id());
      } else if (link.due() != null) {
        text.append(" at ").append(local(link.due().instant(), zone));
      }
    }
    return text.toString();
  }

  private static String amount(Verdict.Amount amount) {
    return switch (amount.kind()) {
      case ELAPSED, WORKING_TIME ->
          "%d min %s".formatted(amount.count() / 60_000_000, amount.kind());
      case DAYS, WORKING_DAYS, BUSINESS_DAYS -> "%d %s".formatted(amount.count(), amount.kind());
    };
  }

  private static String local(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDateTime().toString().replace('T', ' ');
  }

  private static String line(LevelVerdict level) {
    return "%s %s %s opened %d met %d breached %d void %d pending %d: %s"
        .formatted(
            level.rule(),
            level.period(),
            level.per(),
            level.opened(),
            level.met(),
            level.breached(),
            level.voided(),
            level.pending(),
            level.state());
  }
}
