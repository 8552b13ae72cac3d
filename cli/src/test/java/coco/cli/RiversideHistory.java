package coco.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes the sample history of the water utility: a year of invented interactions, with seasons, a
 * bad week in November and people who do what people do. The same every time.
 */
final class RiversideHistory {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final List<String> COLUMNS =
      List.of(
          "time",
          "type",
          "case",
          "party",
          "channel",
          "template",
          "sender",
          "purpose",
          "language",
          "priority",
          "cause",
          "due_on",
          "worth",
          "approver",
          "author",
          "party_kind",
          "party_language",
          "party_vulnerable",
          "party_zone");

  private final MadeRows rows = new MadeRows(ZONE, 20_260_101, 9, 18, COLUMNS);
  private final Random random = rows.random();

  private RiversideHistory() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), csv(), StandardCharsets.UTF_8);
  }

  static String csv() {
    RiversideHistory history = new RiversideHistory();
    for (LocalDate day = LocalDate.of(2026, 1, 1);
        day.isBefore(LocalDate.of(2027, 1, 1));
        day = day.plusDays(1)) {
      history.day(day);
    }
    return history.rows.print(2026, "w");
  }

  private boolean badWeek(LocalDate day) {
    return !day.isBefore(LocalDate.of(2026, 11, 9)) && day.isBefore(LocalDate.of(2026, 11, 16));
  }

  private void day(LocalDate day) {
    boolean bad = badWeek(day);
    boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    boolean winter = day.getMonthValue() <= 2 || day.getMonthValue() == 12;
    rows.repeat(weekend ? 0.2 : bad ? 4 : 0.8, () -> complaint(day, bad));
    rows.repeat(winter ? 0.7 : 0.3, () -> leak(day));
    rows.repeat(weekend ? 0.1 : 0.9, () -> callOut(day));
    rows.repeat(weekend ? 0.3 : bad ? 7 : 1.4, () -> callIn(day, bad));
    rows.repeat(weekend ? 0 : 0.12, () -> interruption(day));
    rows.repeat(weekend ? 0 : 0.3, () -> meter(day));
    rows.repeat(weekend ? 0.1 : 0.4, () -> moveIn(day));
    rows.repeat(weekend ? 0 : 0.25, () -> invoice(day));
    rows.repeat(weekend ? 0 : 0.1, () -> works(day));
    rows.repeat(weekend ? 0 : 0.4, () -> reminder(day));
    rows.repeat(0.05, () -> gift(day));
    rows.repeat(weekend ? 0 : 0.1, () -> writeOff(day));
  }

  private LocalDateTime at(LocalDate day, int from, int until) {
    return rows.at(day, from, until);
  }

  private LocalDateTime later(LocalDateTime from, double hours) {
    return rows.later(from, hours);
  }

  private String next(String kind) {
    return rows.next(kind);
  }

  private String customer() {
    return "C-%04d".formatted(1_000 + random.nextInt(180));
  }

  /** Some things are always so for a customer, and known from the first interaction on. */
  private Map<String, String> about(String party) {
    int number = Integer.parseInt(party.substring(2));
    Map<String, String> about = new LinkedHashMap<>();
    about.put("party_language", number % 7 == 0 ? "en" : "fr");
    about.put("party_vulnerable", number % 11 == 0 ? "true" : "false");
    if (number % 37 == 0) {
      about.put("party_zone", "Indian/Reunion");
    }
    return about;
  }

  private Map<String, String> add(
      LocalDateTime time, String type, String caseId, String party, String... more) {
    Map<String, String> row = rows.add(time, type, caseId, party, more);
    if (party.startsWith("C-")) {
      row.putAll(about(party));
    }
    return row;
  }

  private String written(String party) {
    String own = about(party).getOrDefault("party_language", "fr");
    return random.nextInt(40) == 0 ? (own.equals("fr") ? "en" : "fr") : own;
  }

  private void complaint(LocalDate day, boolean bad) {
    String party = customer();
    String id = next("complaint");
    LocalDateTime start = at(day, 8, 20);
    add(start, "complaint.received", id, party, "channel", random.nextBoolean() ? "mail" : "web");
    add(
        start.plusMinutes(1),
        "message.sent",
        id,
        party,
        "template",
        "acknowledgement",
        "sender",
        "robot",
        "language",
        written(party));
    LocalDateTime ack = later(start, bad ? 40 : random.nextInt(12) == 0 ? 50 : 5);
    boolean never = bad && random.nextInt(6) == 0;
    if (!never) {
      add(
          ack,
          "message.sent",
          id,
          party,
          "template",
          "acknowledgement",
          "sender",
          "human",
          "language",
          written(party));
    }
    if (Duration.between(start, ack).toHours() > 30 && random.nextInt(3) > 0) {
      add(
          later(ack, 20),
          "message.sent",
          id,
          party,
          "template",
          "apology",
          "sender",
          "human",
          "language",
          written(party));
    }
    if (random.nextInt(20) == 0) {
      LocalDateTime withdrawn = later(ack, 10);
      add(withdrawn, "complaint.withdrawn", id, party);
      add(later(withdrawn, 10), "case.closed", id, party);
      return;
    }
    LocalDateTime now = ack;
    if (random.nextInt(3) == 0) {
      LocalDateTime asked = later(now, 10);
      add(asked, "info.requested", id, party);
      now = later(asked, 50);
      add(now, "info.received", id, party);
    }
    LocalDateTime answer = later(now, bad ? 320 : 130);
    for (LocalDateTime word = later(now, 60);
        word.isBefore(answer) && random.nextInt(25) > 0;
        word = later(word, 70)) {
      add(
          word,
          "message.sent",
          id,
          party,
          "template",
          "progress",
          "sender",
          "human",
          "language",
          written(party));
    }
    add(answer, "complaint.answered", id, party);
    if (random.nextInt(12) == 0) {
      dispute(later(answer, 70), id, party);
    } else {
      add(later(answer, 30), "case.closed", id, party);
    }
  }

  private void dispute(LocalDateTime start, String id, String party) {
    add(start, "dispute.opened", id, party);
    add(
        later(start, 70),
        "message.sent",
        id,
        party,
        "template",
        "mediator",
        "sender",
        "human",
        "language",
        written(party));
    if (random.nextInt(4) == 0) {
      add(
          later(start, 200),
          "message.sent",
          id,
          party,
          "template",
          "reminder",
          "sender",
          "robot",
          "language",
          written(party));
    }
    LocalDateTime settled = later(start, 700);
    add(settled, "dispute.settled", id, party);
    add(later(settled, 10), "case.closed", id, party);
  }

  private void leak(LocalDate day) {
    String party = customer();
    String id = next("leak");
    String priority = List.of("P1", "P2", "P2", "P3", "P3", "P3").get(random.nextInt(6));
    LocalDateTime start = at(day, 0, 24);
    add(start, "leak.reported", id, party, "priority", priority);
    if (priority.equals("P2") && random.nextInt(5) == 0) {
      priority = "P1";
      add(start.plusMinutes(40), "leak.inspected", id, party, "priority", priority);
    }
    double hours = priority.equals("P1") ? 2.9 : priority.equals("P2") ? 17 : 50;
    LocalDateTime safe = start.plusMinutes((long) (hours * 60 * (0.3 + random.nextDouble() * 1.3)));
    add(safe, "leak.made-safe", id, party);
    add(later(safe, 10), "case.closed", id, party);
  }

  private void callOut(LocalDate day) {
    String party = customer();
    LocalDateTime time = random.nextInt(30) == 0 ? at(day, 20, 22) : at(day, 8, 20);
    String purpose = random.nextInt(15) == 0 ? "emergency" : "follow-up";
    add(time, "call.placed", next("call"), party, "channel", "phone", "purpose", purpose);
    if (random.nextInt(15) == 0) {
      add(time.plusMinutes(4), "calls.refused", next("call"), party, "channel", "phone");
    }
    if (random.nextInt(12) == 0) {
      for (int again = 1; again <= 3; again++) {
        add(
            time.plusDays(again * 4L),
            "call.placed",
            next("call"),
            party,
            "channel",
            "phone",
            "purpose",
            "follow-up");
      }
    }
  }

  private void callIn(LocalDate day, boolean bad) {
    String party = customer();
    String id = next("call");
    LocalDateTime time = at(day, 8, 18);
    add(time, "call.received", id, party, "channel", "phone");
    int seconds = random.nextInt(10) == 0 || bad ? 30 + random.nextInt(200) : random.nextInt(65);
    if (random.nextInt(bad ? 4 : 25) > 0) {
      add(time.plusSeconds(seconds), "call.answered", id, party, "channel", "phone");
    }
  }

  private void interruption(LocalDate day) {
    boolean burst = random.nextInt(4) == 0;
    String party = customer();
    String id = next("works");
    LocalDateTime cut = day.atTime(9, 0).plusDays(burst ? 0 : random.nextInt(5) == 0 ? 1 : 3);
    if (!burst) {
      add(
          at(day, 9, 17),
          "message.sent",
          id,
          party,
          "template",
          "interruption",
          "sender",
          "human",
          "language",
          written(party));
    }
    add(cut, "supply.interrupted", id, party, "cause", burst ? "burst" : "planned");
  }

  private void meter(LocalDate day) {
    String party = customer();
    String id = next("meter");
    LocalDateTime start = at(day, 9, 17);
    add(start, "meter.fault-reported", id, party);
    add(later(start, 95), "meter.mended", id, party);
  }

  private void moveIn(LocalDate day) {
    String party = customer();
    String id = next("contract");
    LocalDateTime start = at(day, 8, 20);
    add(start, "contract.requested", id, party);
    add(later(start, random.nextInt(10) == 0 ? 40 : 6), "contract.confirmed", id, party);
  }

  private void invoice(LocalDate day) {
    String party = "P-%02d".formatted(1 + random.nextInt(14));
    String id = next("invoice");
    LocalDateTime start = at(day, 9, 17);
    LocalDate due = day.plusDays(30);
    add(start, "invoice.received", id, party, "due_on", due.toString(), "party_kind", "partner");
    LocalDateTime paid = due.atTime(11, 0).minusDays(4).plusHours(random.nextInt(110));
    add(paid, "invoice.paid", id, party, "party_kind", "partner");
  }

  private void works(LocalDate day) {
    String party = "M-%02d".formatted(1 + random.nextInt(11));
    String id = next("request");
    LocalDateTime start = at(day, 9, 17);
    add(start, "works.requested", id, party, "party_kind", "stakeholder");
    add(later(start, 300), "works.answered", id, party, "party_kind", "stakeholder");
  }

  private void reminder(LocalDate day) {
    String party = customer();
    add(
        at(day, 9, 17),
        "message.sent",
        next("bill"),
        party,
        "template",
        "reminder",
        "sender",
        "robot",
        "language",
        written(party));
  }

  private void gift(LocalDate day) {
    String party = "E-%02d".formatted(1 + random.nextInt(60));
    int worth = random.nextInt(9) == 0 ? 60 + random.nextInt(300) : 5 + random.nextInt(45);
    add(
        at(day, 9, 17),
        "gift.accepted",
        next("gift"),
        party,
        "worth",
        String.valueOf(worth),
        "party_kind",
        "employee");
  }

  private void writeOff(LocalDate day) {
    String author = "E-%02d".formatted(1 + random.nextInt(5));
    String approver = "E-%02d".formatted(random.nextInt(5) == 0 ? 1 : 6 + random.nextInt(3));
    add(
        at(day, 9, 17),
        "debt.written-off",
        next("debt"),
        customer(),
        "approver",
        approver,
        "author",
        author);
  }
}
