package coco.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes the sample history of the bank: a year of invented interactions. Debts in January,
 * mortgages in spring and autumn, scams before Christmas, and a bad week in June when payments fail
 * and everybody calls. The same every time.
 */
final class HarboursideHistory {
  private static final List<String> COLUMNS =
      List.of(
          "time",
          "type",
          "case",
          "party",
          "channel",
          "template",
          "purpose",
          "team",
          "agent_team",
          "ombudsman",
          "language",
          "kind",
          "exceptional",
          "cause",
          "due_on",
          "outcome",
          "worth",
          "giver",
          "approver",
          "author",
          "interest",
          "party_kind",
          "party_zone",
          "party_vulnerable");
  private static final List<String> BROKERS = List.of("ashdown", "holloway", "pryce", "lund");

  private final MadeRows rows =
      new MadeRows(ZoneId.of("Europe/London"), 20_260_615, 9, 17, COLUMNS);
  private final Random random = rows.random();

  private HarboursideHistory() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), csv(), StandardCharsets.UTF_8);
  }

  static String csv() {
    HarboursideHistory history = new HarboursideHistory();
    for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
      history.day(day);
    }
    return history.rows.print(2026, "h");
  }

  /** The week in which payments fail. */
  private static boolean isBad(LocalDate day) {
    return !day.isBefore(LocalDate.of(2026, 6, 15)) && day.isBefore(LocalDate.of(2026, 6, 22));
  }

  private void day(LocalDate day) {
    boolean bad = isBad(day);
    int month = day.getMonthValue();
    boolean isWeekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    double open = isWeekend ? 0.1 : 1;
    boolean isSpring = month >= 3 && month <= 5;
    double lending = isSpring || month == 9 || month == 10 ? 1.6 : 0.7;
    rows.repeat(isWeekend ? 0.3 : bad ? 6 : 1, () -> complaint(day, bad));
    rows.repeat(open * (bad ? 12 : 2.4), () -> callIn(day, bad));
    rows.repeat(open * (month == 1 || month == 2 ? 1.1 : 0.5), () -> debt(day));
    rows.repeat(open * 0.4, () -> callOut(day));
    rows.repeat(open * 0.7, () -> marketing(day));
    rows.repeat(0.35, () -> stolen(day));
    rows.repeat(month >= 11 ? 0.5 : 0.2, () -> scam(day));
    rows.repeat(open * 0.15, () -> closure(day));
    rows.repeat(open * lending * 0.4, () -> mortgage(day));
    rows.repeat(open * lending * 0.5, () -> submission(day));
    rows.repeat(isWeekend ? 0 : 0.05, () -> product(day));
    rows.repeat(isWeekend ? 0 : 0.012, () -> branch(day));
    rows.repeat(open * 0.08, () -> ombudsman(day));
    rows.repeat(open * 0.06, () -> breathingSpace(day));
    rows.repeat(open * (month == 12 ? 0.5 : 0.12), () -> gift(day));
    rows.repeat(open * lending * 0.3, () -> loan(day));
    rows.repeat(0.025, () -> concern(day));
  }

  private String customer() {
    return "C-%04d".formatted(1_000 + random.nextInt(320));
  }

  /** Some things are always so for a customer, and known from the first interaction on. */
  private Map<String, String> add(
      LocalDateTime time, String type, String caseId, String party, String... more) {
    Map<String, String> row = rows.add(time, type, caseId, party, more);
    if (party.startsWith("C-")) {
      int number = Integer.parseInt(party.substring(2));
      row.put("party_vulnerable", number % 9 == 0 ? "true" : "false");
      if (number % 41 == 0) {
        row.put("party_zone", "Australia/Sydney");
      }
    } else if (party.startsWith("B-")) {
      row.put("party_kind", "partner");
    } else if (party.startsWith("E-")) {
      row.put("party_kind", "employee");
    } else if (party.startsWith("S-")) {
      row.put("party_kind", "stakeholder");
    }
    return row;
  }

  private Map<String, String> letter(
      LocalDateTime time, String caseId, String party, String template) {
    return add(
        time,
        "letter.sent",
        caseId,
        party,
        "template",
        template,
        "language",
        rows.once(40) ? "legal" : "plain");
  }

  private void complaint(LocalDate day, boolean bad) {
    String party = customer();
    String id = rows.next("complaint");
    String kind =
        bad
            ? "payment"
            : List.of("payment", "card", "mortgage", "account", "account").get(random.nextInt(5));
    LocalDateTime start = rows.at(day, 8, 20);
    add(start, "complaint.received", id, party, "kind", kind, "channel", "mail");
    LocalDateTime ack = rows.later(start, bad ? 70 : rows.once(14) ? 60 : 8);
    if (!rows.once(bad ? 5 : 50)) {
      letter(ack, id, party, "acknowledgement");
      if (ack.isAfter(start.plusDays(3)) && !rows.once(3)) {
        letter(rows.later(ack, 24), id, party, "apology");
      }
    }
    if (!bad && rows.once(4)) {
      LocalDateTime early = rows.later(start, 30);
      add(early, "complaint.resolved-early", id, party);
      letter(rows.later(early, rows.once(12) ? 80 : 14), id, party, "summary");
      letter(rows.later(early, 30), id, party, "final response").put("ombudsman", "true");
      add(rows.later(early, 60), "complaint.closed", id, party);
      return;
    }
    double hours = kind.equals("payment") ? (bad ? 520 : 300) : 700;
    if (kind.equals("payment") && rows.once(bad ? 3 : 8)) {
      letter(rows.later(start, 200), id, party, "holding reply").put("exceptional", "true");
      hours = 800;
    }
    LocalDateTime answer = rows.later(start, hours);
    for (LocalDateTime word = rows.later(start, 480);
        word.isBefore(answer) && !rows.once(20);
        word = rows.later(word, 480)) {
      letter(word, id, party, "progress");
    }
    letter(answer, id, party, "final response").put("ombudsman", rows.once(45) ? "false" : "true");
    if (rows.once(5)) {
      redress(rows.later(answer, 50), id, party);
    }
    LocalDateTime end = rows.later(answer, 60);
    if (rows.once(10)) {
      add(end, "dispute.opened", id, party);
      if (rows.once(8)) {
        add(rows.later(end, 100), "call.placed", id, party, "purpose", "debt");
      }
      end = rows.later(end, 500);
      add(end, "dispute.settled", id, party);
    }
    add(rows.later(end, 20), "complaint.closed", id, party);
  }

  private void redress(LocalDateTime agreed, String id, String party) {
    add(agreed, "redress.agreed", id, party);
    LocalDateTime paid = rows.later(agreed, rows.once(9) ? 720 : 300);
    add(paid, "redress.paid", id, party);
    if (paid.isAfter(agreed.plusDays(29)) && !rows.once(3)) {
      LocalDateTime interest = rows.later(agreed.toLocalDate().plusDays(29).atTime(9, 0), 60);
      add(interest, "interest.paid", id, party);
    }
  }

  private void callIn(LocalDate day, boolean bad) {
    String id = rows.next("call");
    String party = customer();
    String team = List.of("accounts", "accounts", "cards", "mortgages").get(random.nextInt(4));
    LocalDateTime time = rows.at(day, 9, 17);
    add(time, "call.received", id, party, "team", team);
    int slow = team.equals("mortgages") ? 6 : 14;
    int seconds = bad ? 60 + random.nextInt(500) : rows.once(slow) ? 180 : 5 + random.nextInt(105);
    if (!rows.once(bad ? 4 : 30)) {
      add(time.plusSeconds(seconds), "call.answered", id, party, "team", team);
    }
  }

  private void debt(LocalDate day) {
    String party = customer();
    String id = rows.next("debt");
    int calls = rows.once(12) ? 4 : 1 + random.nextInt(2);
    for (int i = 0; i < calls; i++) {
      LocalDateTime time =
          rows.at(day.plusDays(i), rows.once(40) ? 20 : 9, rows.once(30) ? 23 : 21);
      if (time.getDayOfWeek() == DayOfWeek.SUNDAY) {
        time = time.plusDays(1);
      }
      add(time, "call.placed", id, party, "purpose", "debt");
    }
  }

  private void callOut(LocalDate day) {
    String purpose = rows.once(4) ? "fraud alert" : "appointment";
    LocalDateTime time = purpose.equals("fraud alert") ? rows.at(day, 0, 24) : rows.at(day, 9, 18);
    add(time, "call.placed", rows.next("call"), customer(), "purpose", purpose);
  }

  private void marketing(LocalDate day) {
    String party = customer();
    String id = rows.next("campaign");
    LocalDateTime time = rows.at(day, 10, 16);
    if (!rows.once(12)) {
      add(time.minusMinutes(30), "consent.given", id, party);
    }
    add(time, "marketing.sent", id, party);
    if (rows.once(6)) {
      LocalDateTime refused = time.plusHours(3 + random.nextInt(40));
      add(refused, "marketing.refused", id, party);
      add(refused.plusMinutes(1), "consent.withdrawn", id, party);
      if (rows.once(9)) {
        add(time.plusDays(30), "marketing.sent", id, party);
      }
    }
  }

  private void stolen(LocalDate day) {
    String party = customer();
    String id = rows.next("card");
    LocalDateTime time = rows.at(day, 0, 24);
    add(time, "card.reported-stolen", id, party);
    int seconds = rows.once(25) ? 300 + random.nextInt(900) : 30 + random.nextInt(240);
    add(time.plusSeconds(seconds), "card.blocked", id, party);
  }

  private void scam(LocalDate day) {
    String party = customer();
    String id = rows.next("scam");
    LocalDateTime start = rows.at(day, 8, 22);
    add(start, "scam.reported", id, party);
    LocalDateTime now = start;
    if (rows.once(3)) {
      now = rows.later(start, 20);
      add(now, "document.requested", id, party);
      now = rows.later(now, 60);
      add(now, "document.received", id, party);
    }
    add(rows.later(now, rows.once(8) ? 180 : 80), "scam.decided", id, party);
  }

  private void closure(LocalDate day) {
    String party = customer();
    String id = rows.next("closure");
    if (rows.once(4)) {
      add(rows.at(day, 9, 17), "account.closed", id, party, "cause", "fraud");
      return;
    }
    letter(rows.at(day, 9, 17), id, party, "closure");
    int days = rows.once(10) ? 70 : 90 + random.nextInt(15);
    add(day.plusDays(days).atTime(11, 0), "account.closed", id, party, "cause", "dormant");
  }

  private void mortgage(LocalDate day) {
    String party = customer();
    String id = rows.next("mortgage");
    boolean isSpring = day.getMonthValue() >= 4 && day.getMonthValue() <= 6;
    LocalDateTime start = rows.at(day, 9, 17);
    add(start, "mortgage.applied", id, party);
    add(rows.later(start, isSpring ? 360 : 250), "mortgage.decided", id, party);
  }

  private void submission(LocalDate day) {
    String party = "B-" + BROKERS.get(random.nextInt(BROKERS.size()));
    String id = rows.next("broker");
    LocalDateTime start = rows.at(day, 9, 18);
    add(start, "broker.submitted", id, party);
    add(rows.later(start, rows.once(9) ? 70 : 22), "broker.answered", id, party);
    if (rows.once(2)) {
      LocalDateTime completed = rows.later(start, 900);
      LocalDate due = completed.toLocalDate().plusDays(30);
      add(completed, "broker.completed", id, party, "due_on", due.toString());
      LocalDateTime paid = due.atTime(10, 0).plusDays(rows.once(9) ? 3 : -random.nextInt(8));
      add(paid, "commission.paid", id, party);
    }
  }

  private void product(LocalDate day) {
    String party = "B-" + BROKERS.get(random.nextInt(BROKERS.size()));
    String id = rows.next("product");
    add(rows.at(day, 9, 11), "brokers.told", id, party);
    LocalDate gone = day.plusDays(rows.once(5) ? 1 : 5);
    add(gone.atTime(17, 0), "product.withdrawn", id, party);
  }

  private void branch(LocalDate day) {
    String party = "S-%02d".formatted(1 + random.nextInt(40));
    String id = rows.next("branch");
    add(rows.at(day, 10, 12), "community.told", id, party);
    add(day.plusDays(rows.once(5) ? 80 : 86).atTime(17, 0), "branch.closed", id, party);
  }

  private void ombudsman(LocalDate day) {
    String id = rows.next("ombudsman");
    LocalDateTime asked = rows.at(day, 9, 17);
    add(asked, "ombudsman.asked", id, "S-ombudsman");
    add(rows.later(asked, 200), "ombudsman.file-sent", id, "S-ombudsman");
    if (rows.once(2)) {
      String party = customer();
      LocalDateTime decided = rows.later(asked, 900);
      add(decided, "ombudsman.decided", id + "-d", party);
      LocalDateTime done = rows.later(decided, rows.once(8) ? 800 : 350);
      add(done, "ombudsman.decision-carried-out", id + "-d", party);
    }
  }

  private void breathingSpace(LocalDate day) {
    String party = customer();
    String id = rows.next("breathing");
    add(rows.at(day, 9, 17), "breathing-space.started", id, party);
    if (rows.once(6)) {
      add(
          day.plusDays(10L + random.nextInt(30)).atTime(14, 0),
          "call.placed",
          id,
          party,
          "purpose",
          "debt");
    }
  }

  private void gift(LocalDate day) {
    int worth = rows.once(10) ? 120 + random.nextInt(400) : 5 + random.nextInt(80);
    add(
        rows.at(day, 9, 17),
        "gift.accepted",
        rows.next("gift"),
        "E-%03d".formatted(1 + random.nextInt(9)),
        "worth",
        String.valueOf(worth),
        "giver",
        BROKERS.get(random.nextInt(2)));
  }

  private void loan(LocalDate day) {
    String author = "E-%03d".formatted(1 + random.nextInt(6));
    String approver = "E-%03d".formatted(rows.once(25) ? 1 : 10 + random.nextInt(4));
    add(
        rows.at(day, 9, 17),
        "loan.approved",
        rows.next("loan"),
        customer(),
        "approver",
        approver,
        "author",
        author,
        "interest",
        rows.once(30) ? "family" : "none");
  }

  private void concern(LocalDate day) {
    String id = rows.next("concern");
    LocalDateTime raised = rows.at(day, 7, 23);
    add(raised, "concern.raised", id, "E-" + id);
    LocalDateTime heard = rows.later(raised, rows.once(6) ? 240 : 70);
    add(heard, "concern.acknowledged", id, "E-" + id, "agent_team", "ethics");
  }
}
