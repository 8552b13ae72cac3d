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
 * Makes the sample history of the town hall: a year of invented interactions. Passports before the
 * summer, permits in spring, potholes in winter, and a bad week in September when the schools go
 * back and the software fails. The same every time.
 */
final class BelriveHistory {
  private static final List<String> COLUMNS =
      List.of(
          "time",
          "type",
          "case",
          "party",
          "channel",
          "template",
          "service",
          "agent",
          "agent_role",
          "weeks",
          "case_channel",
          "kind",
          "document",
          "cause",
          "worth",
          "approver",
          "author",
          "declaration",
          "party_kind");
  private static final List<String> AGENTS =
      List.of("Lucie Martin", "Samir Haddad", "Claire Petit", "Yann Le Goff", "Awa Diallo");

  private final MadeRows rows = new MadeRows(ZoneId.of("Europe/Paris"), 20_260_901, 9, 17, COLUMNS);
  private final Random random = rows.random();

  private BelriveHistory() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), csv(), StandardCharsets.UTF_8);
  }

  static String csv() {
    BelriveHistory history = new BelriveHistory();
    for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
      history.day(day);
    }
    return history.rows.print(2026, "b");
  }

  /** The week in which the schools go back. */
  private static boolean isBad(LocalDate day) {
    return !day.isBefore(LocalDate.of(2026, 9, 7)) && day.isBefore(LocalDate.of(2026, 9, 14));
  }

  private void day(LocalDate day) {
    boolean bad = isBad(day);
    int month = day.getMonthValue();
    boolean isWeekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    double open = isWeekend ? 0.05 : month == 8 ? 0.5 : 1;
    double spring = month >= 3 && month <= 6 ? 1.7 : 0.8;
    rows.repeat(isWeekend ? 0.4 : bad ? 5 : 1.1, () -> request(day, "online", bad));
    rows.repeat(isWeekend ? 0 : 0.5, () -> request(day, "post", bad));
    rows.repeat(open * (bad ? 7 : 1.6), () -> call(day, bad));
    rows.repeat(isWeekend ? 0.2 : 0.4, () -> voicemail(day, bad));
    rows.repeat(open * spring * 0.9, () -> appointment(day, bad));
    rows.repeat(open * 0.8, () -> certificate(day, bad));
    rows.repeat(open * spring * 0.25, () -> permit(day));
    rows.repeat(open * (bad ? 4 : 1.2), () -> visitor(day, bad));
    rows.repeat(month <= 2 || month == 12 ? 0.5 : 0.2, () -> danger(day));
    rows.repeat(open * 0.12, () -> street(day));
    rows.repeat(month == 1 || month == 10 ? 0.6 : 0.08, () -> grant(day));
    rows.repeat(open * 0.35, () -> invoice(day));
    rows.repeat(open * 0.06, () -> room(day));
    rows.repeat(open * 0.3, () -> act(day));
    rows.repeat(open * 0.07, () -> opinion(day));
    rows.repeat(open * 0.1, () -> appeal(day));
    rows.repeat(open * 0.07, () -> penalty(day));
    rows.repeat(month == 12 ? 0.3 : 0.05, () -> gift(day));
    rows.repeat(open * 0.1, () -> contract(day));
    rows.repeat(0.02, () -> alert(day));
  }

  private String resident() {
    return "H-%04d".formatted(1_000 + random.nextInt(260));
  }

  /** A letter, which bears a name unless somebody forgets. */
  private Map<String, String> letter(
      LocalDateTime time, String caseId, String party, String template) {
    Map<String, String> row =
        rows.add(time, "message.sent", caseId, party, "template", template, "service", "Accueil");
    if (!rows.once(35)) {
      row.put("agent", AGENTS.get(random.nextInt(AGENTS.size())));
    }
    return row;
  }

  private void request(LocalDate day, String channel, boolean bad) {
    String party = resident();
    String id = rows.next("demande");
    LocalDateTime start = channel.equals("online") ? rows.at(day, 6, 24) : rows.at(day, 9, 12);
    rows.add(start, "request.received", id, party, "channel", channel);
    LocalDateTime ack = rows.later(start, bad ? 190 : channel.equals("online") ? 60 : 150);
    boolean isForgotten = bad ? rows.once(4) : rows.once(40);
    if (!isForgotten) {
      Map<String, String> row = letter(ack, id, party, "acknowledgement");
      if (!rows.once(3)) {
        row.put("weeks", String.valueOf(2 + random.nextInt(6)));
      }
    }
    if (rows.once(5)) {
      document(rows.later(ack, 30), id, party);
    }
    LocalDateTime end = rows.later(ack, bad ? 900 : 450);
    for (LocalDateTime word = rows.later(start, 480);
        word.isBefore(end) && !rows.once(20);
        word = rows.later(word, 500)) {
      letter(word, id, party, "progress");
    }
    rows.add(end, "request.closed", id, party);
  }

  private void document(LocalDateTime time, String id, String party) {
    String document = List.of("address", "income", "identity", "birth").get(random.nextInt(4));
    rows.add(time, "document.requested", id, party, "document", document);
  }

  private void call(LocalDate day, boolean bad) {
    String party = resident();
    String id = rows.next("appel");
    LocalDateTime time =
        day.getDayOfWeek() == DayOfWeek.SATURDAY ? rows.at(day, 9, 12) : rows.at(day, 9, 17);
    rows.add(time, "call.received", id, party);
    int seconds = bad ? 40 + random.nextInt(260) : rows.once(9) ? 120 : 10 + random.nextInt(75);
    if (!rows.once(bad ? 3 : 30)) {
      rows.add(time.plusSeconds(seconds), "call.answered", id, party);
    }
  }

  private void voicemail(LocalDate day, boolean bad) {
    String party = resident();
    String id = rows.next("message");
    LocalDateTime time = rows.at(day, 17, 22);
    rows.add(time, "voicemail.left", id, party);
    LocalDateTime next = time.toLocalDate().plusDays(1).atTime(8, 30);
    LocalDateTime back = rows.later(next, bad || rows.once(8) ? 12 : 1.5);
    if (rows.once(12)) {
      letter(rows.later(back, 20), id, party, "reply");
    } else {
      rows.add(back, "call.placed", id, party);
    }
  }

  private void appointment(LocalDate day, boolean bad) {
    String party = resident();
    String id = rows.next("rendez-vous");
    LocalDateTime start = rows.at(day, 9, 17);
    rows.add(start, "appointment.requested", id, party);
    boolean isBusy = day.getMonthValue() == 5 || day.getMonthValue() == 6;
    rows.add(rows.later(start, bad ? 120 : isBusy ? 62 : 38), "appointment.offered", id, party);
  }

  private void certificate(LocalDate day, boolean bad) {
    String party = resident();
    String id = rows.next("acte");
    String channel = List.of("counter", "online", "online", "post").get(random.nextInt(4));
    LocalDateTime start = rows.at(day, 9, 16);
    rows.add(start, "record.requested", id, party, "case_channel", channel);
    double hours =
        switch (channel) {
          case "counter" -> bad ? 6 : 1;
          case "online" -> bad ? 70 : 28;
          default -> 75;
        };
    rows.add(rows.later(start, hours), "record.issued", id, party);
  }

  private void permit(LocalDate day) {
    String party = resident();
    String id = rows.next("permis");
    boolean isHouse = !rows.once(4);
    LocalDateTime start = rows.at(day, 9, 16);
    rows.add(start, "permit.filed", id, party, "kind", isHouse ? "house" : "shop");
    if (rows.once(2)) {
      LocalDateTime asked = rows.later(start, rows.once(9) ? 1_000 : 350);
      rows.add(
          asked,
          "document.requested",
          id,
          party,
          "document",
          List.of("plan", "facade", "notice").get(random.nextInt(3)));
    }
    if (rows.once(15)) {
      rows.add(rows.later(start, 400), "permit.withdrawn", id, party);
    } else {
      rows.add(rows.later(start, isHouse ? 900 : 1_300), "permit.decided", id, party);
    }
  }

  private void visitor(LocalDate day, boolean bad) {
    String party = resident();
    String id = rows.next("visite");
    LocalDateTime start = rows.at(day, 9, 16);
    rows.add(start, "visitor.arrived", id, party);
    int minutes = bad ? 15 + random.nextInt(45) : 1 + random.nextInt(24);
    boolean leaves = rows.once(bad ? 6 : 40);
    String end = leaves ? "visitor.left" : "visitor.served";
    rows.add(start.plusMinutes(minutes), end, id, party);
  }

  private void danger(LocalDate day) {
    String party = resident();
    String id = rows.next("danger");
    LocalDateTime start = rows.at(day, 0, 24);
    rows.add(start, "danger.reported", id, party);
    LocalDateTime safe = start.plusMinutes(20 + random.nextInt(rows.once(8) ? 600 : 200));
    if (safe.isAfter(start.plusHours(4)) && !rows.once(4)) {
      rows.add(start.plusMinutes(245), "mayor.alerted", id, party);
    }
    rows.add(safe, "danger.made-safe", id, party);
  }

  private void street(LocalDate day) {
    String party = "R-%02d".formatted(1 + random.nextInt(30));
    String id = rows.next("travaux");
    if (rows.once(6)) {
      rows.add(rows.at(day, 6, 18), "street.closed", id, party, "cause", "danger");
      return;
    }
    rows.add(rows.at(day, 9, 17), "residents.told", id, party);
    rows.add(
        day.plusDays(rows.once(7) ? 2 : 4 + random.nextInt(6)).atTime(7, 30),
        "street.closed",
        id,
        party,
        "cause",
        "works");
  }

  private void grant(LocalDate day) {
    String party = "A-%02d".formatted(1 + random.nextInt(80));
    String id = rows.next("subvention");
    LocalDateTime start = rows.at(day, 9, 20);
    rows.add(start, "grant.requested", id, party, "party_kind", "partner");
    rows.add(rows.later(start, 1_500), "grant.answered", id, party, "party_kind", "partner");
  }

  private void invoice(LocalDate day) {
    String party = "F-%02d".formatted(1 + random.nextInt(25));
    String id = rows.next("facture");
    rows.add(rows.at(day, 9, 17), "invoice.received", id, party, "party_kind", "partner");
    if (rows.once(20)) {
      LocalDateTime contested = rows.later(day.atTime(12, 0), 100);
      rows.add(contested, "invoice.contested", id, party, "party_kind", "partner");
      return;
    }
    int days = rows.once(10) ? 31 + random.nextInt(20) : 12 + random.nextInt(18);
    rows.add(
        rows.later(day.plusDays(days).atTime(9, 0), 3),
        "invoice.paid",
        id,
        party,
        "party_kind",
        "partner");
    if (days > 31 && !rows.once(3)) {
      LocalDateTime interest = rows.later(day.plusDays(days + 12L).atTime(9, 0), 60);
      rows.add(interest, "interest.paid", id, party, "party_kind", "partner");
    }
  }

  private void room(LocalDate day) {
    String party = "A-%02d".formatted(1 + random.nextInt(80));
    String id = rows.next("salle");
    LocalDateTime time = rows.at(day, 10, 16);
    if (!rows.once(6)) {
      rows.add(time.minusMinutes(40), "room.offered", id, party, "party_kind", "partner");
    }
    rows.add(time, "room.withdrawn", id, party, "party_kind", "partner");
  }

  private void act(LocalDate day) {
    String id = rows.next("acte-signe");
    LocalDateTime start = rows.at(day, 9, 17);
    rows.add(start, "act.signed", id, "prefecture", "party_kind", "stakeholder");
    LocalDateTime sent = rows.later(start, rows.once(25) ? 400 : 140);
    rows.add(sent, "act.transmitted", id, "prefecture", "party_kind", "stakeholder");
  }

  private void opinion(LocalDate day) {
    String party = "V-%02d".formatted(1 + random.nextInt(9));
    String id = rows.next("avis");
    LocalDateTime start = rows.at(day, 9, 17);
    rows.add(start, "opinion.requested", id, party, "party_kind", "stakeholder");
    LocalDateTime now = start;
    if (rows.once(3)) {
      now = rows.later(start, 60);
      rows.add(now, "details.requested", id, party, "party_kind", "stakeholder");
      now = rows.later(now, 150);
      rows.add(now, "details.received", id, party, "party_kind", "stakeholder");
    }
    rows.add(rows.later(now, 380), "opinion.given", id, party, "party_kind", "stakeholder");
  }

  private void appeal(LocalDate day) {
    String party = resident();
    String id = rows.next("recours");
    LocalDateTime start = rows.at(day, 9, 20);
    rows.add(start, "appeal.received", id, party);
    if (rows.once(20)) {
      rows.add(rows.later(start, 90), "proceedings.started", id, party);
    }
    LocalDateTime decided = rows.later(start, rows.once(6) ? 1_500 : 700);
    rows.add(decided, "appeal.decided", id, party);
    if (decided.isAfter(start.plusMonths(2).plusDays(1)) && !rows.once(3)) {
      rows.add(
          rows.later(start.toLocalDate().plusMonths(2).plusDays(1).atTime(9, 0), 60),
          "mediator.proposed",
          id,
          party);
    }
    if (rows.once(6)) {
      LocalDateTime seized = rows.later(decided, 200);
      rows.add(seized, "mediator.seized", id, party);
      rows.add(rows.later(seized, 190), "mediator.file-sent", id, party);
    }
  }

  private void penalty(LocalDate day) {
    String party = resident();
    String id = rows.next("penalite");
    LocalDateTime time = rows.at(day, 9, 17);
    rows.add(time, "correction.invited", id, party);
    if (rows.once(3)) {
      LocalDateTime imposed = time.plusDays(rows.once(8) ? 12 : 17 + random.nextInt(20));
      rows.add(imposed, "penalty.imposed", id, party);
      rows.add(rows.later(imposed, 900), "proceedings.started", id, party);
    }
  }

  private void gift(LocalDate day) {
    String party = "E-%03d".formatted(1 + random.nextInt(210));
    int worth = rows.once(9) ? 40 + random.nextInt(300) : 5 + random.nextInt(25);
    rows.add(
        rows.at(day, 9, 17),
        "gift.accepted",
        rows.next("cadeau"),
        party,
        "worth",
        String.valueOf(worth),
        "party_kind",
        "employee");
  }

  private void contract(LocalDate day) {
    String party = "F-%02d".formatted(1 + random.nextInt(25));
    String author = "E-%03d".formatted(1 + random.nextInt(4));
    String approver = "E-%03d".formatted(rows.once(12) ? 1 : 10 + random.nextInt(3));
    Map<String, String> row =
        rows.add(
            rows.at(day, 9, 17),
            "contract.awarded",
            rows.next("marche"),
            party,
            "approver",
            approver,
            "author",
            author,
            "party_kind",
            "partner");
    if (!rows.once(15)) {
      row.put("declaration", "2026-%03d".formatted(100 + random.nextInt(400)));
    }
  }

  private void alert(LocalDate day) {
    String id = rows.next("alerte");
    LocalDateTime start = rows.at(day, 8, 22);
    rows.add(start, "alert.received", id, "alert-" + id);
    LocalDateTime taken = rows.later(start, rows.once(6) ? 190 : 60);
    rows.add(taken, "alert.acknowledged", id, "alert-" + id, "agent_role", "ethics");
  }
}
