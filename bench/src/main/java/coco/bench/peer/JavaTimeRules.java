package coco.bench.peer;

import coco.bench.Row;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The twenty-five rules by hand. */
final class JavaTimeRules {
  private static final Instant AS_OF = Dataset.AS_OF;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final VerdictFiles verdicts;
  private final OpeningHours office = OpeningHours.office();
  private final Map<ZoneId, OpeningHours> desks = new HashMap<>();
  private final Map<String, Level> calls = new TreeMap<>();
  private final Map<String, Level> resolutions = new TreeMap<>();

  JavaTimeRules(VerdictFiles verdicts) {
    this.verdicts = verdicts;
  }

  /** A deadline; where it is the end of a day, the midnight itself is past it. */
  private record Deadline(Instant instant, @Nullable LocalDate day) {
    boolean isPast(Instant at) {
      return day == null ? at.isAfter(instant) : !at.isBefore(instant);
    }
  }

  private static final class Level {
    final LocalDate month;
    final @Nullable String per;
    long opened;
    long met;
    long breached;
    long pending;
    long taken;
    long done;

    Level(LocalDate month, @Nullable String per) {
      this.month = month;
      this.per = per;
    }
  }

  /** What a party or a case is known to be, as its events are walked. */
  private static final class Standing {
    @Nullable String zone;
    @Nullable String language;
    @Nullable String tier;
    boolean consents;
    boolean optedOut;
    final Set<String> openComplaints = new HashSet<>();
    final Map<String, String> priorities = new HashMap<>();
    final Set<String> waiting = new HashSet<>();
    final Set<String> replied = new HashSet<>();
    final Map<String, Integer> approvals = new HashMap<>();
    final List<LocalDate> callDays = new ArrayList<>();
    final Map<LocalDate, Integer> offers = new HashMap<>();
    @Nullable Instant reminded;
  }

  /** Judges one party by its events in order. */
  void judge(List<Row> events) {
    Map<String, List<Row>> cases = new LinkedHashMap<>();
    for (Row event : events) {
      if (event.caseId() != null) {
        cases.computeIfAbsent(event.caseId(), key -> new ArrayList<>()).add(event);
      }
    }
    Map<String, Integer> places = new HashMap<>();
    Standing party = new Standing();
    for (Row event : events) {
      party.zone = event.zone() == null ? party.zone : event.zone();
      party.language = event.partyLanguage() == null ? party.language : event.partyLanguage();
      party.tier = event.tier() == null ? party.tier : event.tier();
      String caseId = event.caseId();
      if (caseId == null) {
        act(event, party);
      } else {
        if (event.priority() != null) {
          party.priorities.put(caseId, event.priority());
        }
        List<Row> ofCase = Objects.requireNonNull(cases.get(caseId));
        int place = places.merge(caseId, 1, Integer::sum);
        duties(event, ofCase.subList(place, ofCase.size()), party, caseId);
        caseAct(event, party, caseId);
      }
    }
    cases.values().forEach(this::updates);
  }

  /** What concerns the party alone. */
  private void act(Row event, Standing party) {
    Instant time = time(event);
    switch (event.type()) {
      case "consent.given" -> party.consents |= "phone".equals(event.channel());
      case "consent.withdrawn" -> party.consents &= !"phone".equals(event.channel());
      case "optout.received" -> party.optedOut = true;
      case "call.placed" -> {
        judged("B-09", event, party.consents);
        LocalTime local = LocalTime.ofInstant(time, zone(party));
        judged("B-11", event, local.getHour() >= 8 && local.getHour() < 20);
        LocalDate day = LocalDate.ofInstant(time, PARIS);
        party.callDays.add(day);
        LocalDate first = day.minusDays(6);
        judged("B-12", event, party.callDays.stream().filter(d -> !d.isBefore(first)).count() <= 3);
      }
      case "offer.sent" -> {
        judged("B-10", event, !party.optedOut);
        LocalDate month = LocalDate.ofInstant(time, PARIS).withDayOfMonth(1);
        judged("B-13", event, party.offers.merge(month, 1, Integer::sum) <= 2);
        judged("B-18", event, party.openComplaints.isEmpty());
      }
      default -> {}
    }
  }

  /** Acts in a case that are judged at once, and what they change. */
  private void caseAct(Row event, Standing party, String caseId) {
    switch (event.type()) {
      case "info.requested" -> party.waiting.add(caseId);
      case "info.received" -> party.waiting.remove(caseId);
      case "complaint.received" -> party.openComplaints.add(caseId);
      case "complaint.answered" -> party.openComplaints.remove(caseId);
      case "case.closed" -> judged("B-15", event, party.replied.contains(caseId));
      case "refund.approved" -> {
        String approver = event.approver();
        judged(
            "B-16",
            event,
            approver != null && event.author() != null && !approver.equals(event.author()));
        party.approvals.merge(caseId, 1, Integer::sum);
      }
      case "refund.paid" -> {
        boolean approved = party.approvals.getOrDefault(caseId, 0) > 0;
        judged("B-17", event, approved);
        if (approved) {
          party.approvals.merge(caseId, -1, Integer::sum);
        }
      }
      case "message.sent" -> {
        if (isReply(event)) {
          judged(
              "B-24",
              event,
              event.language() != null
                  && event.language().equals(party.language)
                  && (event.signature() != null || "chat".equals(event.channel())));
          party.replied.add(caseId);
        } else if ("reminder".equals(event.template())) {
          Instant time = time(event);
          Instant before = party.reminded;
          judged("B-14", event, before == null || !time.isBefore(before.plus(Duration.ofDays(2))));
          party.reminded = time;
        }
      }
      default -> {}
    }
  }

  /** Duties that an event opens; what follows it in its case decides. */
  private void duties(Row event, List<Row> after, Standing party, String caseId) {
    Instant time = time(event);
    switch (event.type()) {
      case "message.received" -> {
        duty("B-01", event, after, at(time.plus(Duration.ofHours(4))), JavaTimeRules::isReply);
        Deadline eight = at(office.plus(time, Duration.ofHours(8)));
        duty("B-02", event, after, eight, JavaTimeRules::isReply);
        OpeningHours desk = desks.computeIfAbsent(zone(party), OpeningHours::localDesk);
        Deadline local = at(desk.plus(time, Duration.ofHours(8)));
        duty("B-03", event, after, local, JavaTimeRules::isReply);
        twice(event, after);
      }
      case "case.opened" -> {
        duty("B-05", event, after, workingDays(time, 5), is("case.resolved"));
        urgent(event, after, party.priorities.get(caseId));
        resolution(event, after);
      }
      case "complaint.received" -> {
        stopped(event, after, party.waiting.contains(caseId));
        LocalDate tenth = LocalDate.ofInstant(time, PARIS).plusDays(10);
        duty("B-08", event, after, endOf(tenth), each -> isSent(each, "acknowledgement"));
        ladder(event, after);
      }
      case "case.reopened" -> {
        String priority = party.priorities.get(caseId);
        if ("gold".equals(party.tier) && ("P1".equals(priority) || "P2".equals(priority))) {
          duty("B-25", event, after, at(time.plus(Duration.ofHours(4))), JavaTimeRules::isReply);
          verdicts.verdict("B-19", event.id(), 0, "void", null, null, false, "");
        } else {
          duty("B-19", event, after, workingDays(time, 1), JavaTimeRules::isReply);
        }
      }
      case "call.received" -> ring(event, after);
      default -> {}
    }
  }

  private void duty(String rule, Row event, List<Row> after, Deadline due, Predicate<Row> act) {
    duty(rule, event, due, first(after, act), "");
  }

  private void duty(String rule, Row event, Deadline due, @Nullable Row done, String reparations) {
    boolean isMissed = due.isPast(done == null ? AS_OF : time(done));
    String state = isMissed ? "breached" : done == null ? "pending" : "met";
    verdicts.verdict(
        rule,
        event.id(),
        0,
        state,
        micros(due.instant()),
        done == null ? null : done.id(),
        isMissed && done != null,
        reparations);
  }

  /** B-04: forty working hours; the clock stands still while we wait for the customer. */
  private void stopped(Row complaint, List<Row> after, boolean isWaiting) {
    Instant from = isWaiting ? null : time(complaint);
    Duration left = Duration.ofHours(40);
    for (Row event : after) {
      boolean answers = event.type().equals("complaint.answered");
      if (from != null) {
        Instant due = office.plus(from, left);
        if (answers || time(event).isAfter(due)) {
          duty("B-04", complaint, at(due), first(after, is("complaint.answered")), "");
          return;
        }
        if (event.type().equals("info.requested")) {
          Duration consumed = office.between(from, time(event));
          if (consumed.compareTo(left) < 0) {
            left = left.minus(consumed);
            from = null;
          }
        }
      } else if (answers) {
        verdicts.verdict("B-04", complaint.id(), 0, "met", null, event.id(), false, "");
        return;
      } else if (event.type().equals("info.received")) {
        from = time(event);
      }
    }
    if (from == null) {
      verdicts.verdict("B-04", complaint.id(), 0, "pending", null, null, false, "");
    } else {
      duty("B-04", complaint, at(office.plus(from, left)), null, "");
    }
  }

  /** B-06: a link of the series begins where the one before ends. */
  private void updates(List<Row> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).type().equals("case.opened")) {
        i = series(events, i);
      }
    }
  }

  private int series(List<Row> events, int opened) {
    String trigger = events.get(opened).id();
    LocalDate start = office.dayOf(time(events.get(opened)));
    int link = 0;
    int next = opened + 1;
    while (true) {
      while (next < events.size()
          && !isSent(events.get(next), "update")
          && !events.get(next).type().equals("case.resolved")) {
        next++;
      }
      Row event = next < events.size() ? events.get(next) : null;
      LocalDate day = office.plusWorkingDays(start, 2);
      Deadline due = endOf(day);
      long micros = micros(due.instant());
      if (due.isPast(event == null ? AS_OF : time(event))) {
        verdicts.verdict("B-06", trigger, link++, "breached", micros, null, false, "");
        start = day;
      } else if (event == null) {
        verdicts.verdict("B-06", trigger, link, "pending", micros, null, false, "");
        return next;
      } else if (event.type().equals("case.resolved")) {
        verdicts.verdict("B-06", trigger, link, "void", null, event.id(), false, "");
        return next;
      } else {
        verdicts.verdict("B-06", trigger, link++, "met", micros, event.id(), false, "");
        start = office.dayOf(time(event));
        next++;
      }
    }
  }

  /** B-07: a change of the priority gives another deadline, from the same start. */
  private void urgent(Row opened, List<Row> after, @Nullable String priority) {
    Row reply = first(after, JavaTimeRules::isReply);
    Deadline due = byPriority(opened, priority);
    for (Row event : after) {
      if (due.isPast(time(event)) || isReply(event)) {
        break;
      }
      if (event.priority() != null) {
        due = byPriority(opened, event.priority());
        if (due.isPast(time(event))) {
          break;
        }
      }
    }
    duty("B-07", opened, due, reply, "");
  }

  private Deadline byPriority(Row opened, @Nullable String priority) {
    Instant time = time(opened);
    return switch (priority) {
      case "P1" -> at(time.plus(Duration.ofHours(1)));
      case "P2" -> at(time.plus(Duration.ofHours(4)));
      case null, default -> workingDays(time, 2);
    };
  }

  /** B-20: an answer, else an apology, else an escalation, else mediation. */
  private void ladder(Row complaint, List<Row> after) {
    Deadline due = workingDays(time(complaint), 5);
    Row answer = first(after, is("complaint.answered"));
    StringBuilder states = new StringBuilder();
    if (due.isPast(answer == null ? AS_OF : time(answer))) {
      Deadline second = endOf(office.plusWorkingDays(Objects.requireNonNull(due.day()), 2));
      if (misses(after, due, second, is("apology.sent"), states)) {
        Deadline third = endOf(office.plusWorkingDays(Objects.requireNonNull(second.day()), 5));
        if (misses(after, second, third, is("complaint.escalated"), states)) {
          Deadline fourth = endOf(Objects.requireNonNull(third.day()).plusDays(20));
          misses(after, third, fourth, is("mediation.offered"), states);
        }
      }
    }
    duty("B-20", complaint, due, answer, states.toString());
  }

  /** B-21: a reply, else an apology within working hours, else an escalation. */
  private void twice(Row written, List<Row> after) {
    Deadline due = workingDays(time(written), 1);
    Row reply = first(after, JavaTimeRules::isReply);
    StringBuilder states = new StringBuilder();
    if (due.isPast(reply == null ? AS_OF : time(reply))) {
      Deadline second = at(office.plus(due.instant(), Duration.ofHours(8)));
      if (misses(after, due, second, is("apology.sent"), states)) {
        Deadline third = endOf(office.dayOf(second.instant()).plusDays(3));
        misses(after, second, third, is("complaint.escalated"), states);
      }
    }
    duty("B-21", written, due, reply, states.toString());
  }

  /** Whether a reparation is missed; notes its state. */
  private static boolean misses(
      List<Row> after, Deadline opened, Deadline due, Predicate<Row> act, StringBuilder states) {
    Row done = first(after, row -> act.test(row) && opened.isPast(time(row)));
    boolean isMissed = due.isPast(done == null ? AS_OF : time(done));
    states.append(states.isEmpty() ? "" : "+");
    states.append(isMissed ? "missed" : done == null ? "pending" : "met");
    return isMissed;
  }

  /** B-22: how many calls are answered within 20 seconds. */
  private void ring(Row ring, List<Row> after) {
    LocalDate month = LocalDate.ofInstant(time(ring), PARIS).withDayOfMonth(1);
    Level level =
        calls.computeIfAbsent(month + " " + ring.queue(), key -> new Level(month, ring.queue()));
    Row answer = first(after, is("call.answered"));
    boolean isLate = at(time(ring).plusSeconds(20)).isPast(answer == null ? AS_OF : time(answer));
    count(level, isLate, answer != null);
  }

  /** B-23: how many working days a resolution takes; a case that closes without is left out. */
  private void resolution(Row opened, List<Row> after) {
    LocalDate month = LocalDate.ofInstant(time(opened), PARIS).withDayOfMonth(1);
    Level level = resolutions.computeIfAbsent(month.toString(), key -> new Level(month, null));
    Row ended = first(after, is("case.resolved").or(is("case.closed")));
    if (ended == null) {
      count(level, false, false);
    } else if (ended.type().equals("case.closed")) {
      level.opened++;
    } else {
      count(level, workingDays(time(opened), 3).isPast(time(ended)), true);
      level.taken +=
          office.workingDaysBetween(office.dayOf(time(opened)), office.dayOf(time(ended)));
      level.done++;
    }
  }

  private static void count(Level level, boolean isLate, boolean isDone) {
    level.opened++;
    if (isLate) {
      level.breached++;
    } else if (isDone) {
      level.met++;
    } else {
      level.pending++;
    }
  }

  /** Writes the levels, once all parties are judged. */
  void levels() {
    for (Level level : calls.values()) {
      long counted = level.met + level.breached;
      level("B-22", level, counted, level.met * 100 >= counted * 90);
    }
    for (Level level : resolutions.values()) {
      level("B-23", level, level.done, level.taken <= 3 * level.done);
    }
  }

  private void level(String rule, Level level, long counted, boolean kept) {
    Instant ends = level.month.plusMonths(1).atStartOfDay(PARIS).toInstant();
    boolean isOpen = AS_OF.isBefore(ends) || level.pending > 0;
    String state = isOpen ? "pending" : counted == 0 ? "void" : kept ? "met" : "breached";
    verdicts.level(
        rule, level.month.toString(), level.per, level.opened, level.met, level.breached, state);
  }

  private void judged(String rule, Row event, boolean kept) {
    String state = kept ? "met" : "breached";
    verdicts.verdict(rule, event.id(), 0, state, null, kept ? event.id() : null, false, "");
  }

  private Deadline workingDays(Instant from, int days) {
    return endOf(office.plusWorkingDays(office.dayOf(from), days));
  }

  private Deadline endOf(LocalDate day) {
    return new Deadline(office.endOf(day), day);
  }

  private static Deadline at(Instant instant) {
    return new Deadline(instant, null);
  }

  private static @Nullable Row first(List<Row> events, Predicate<Row> which) {
    for (Row event : events) {
      if (which.test(event)) {
        return event;
      }
    }
    return null;
  }

  private static Predicate<Row> is(String type) {
    return event -> event.type().equals(type);
  }

  private static boolean isReply(Row event) {
    return isSent(event, "reply");
  }

  private static boolean isSent(Row event, String template) {
    return event.type().equals("message.sent") && template.equals(event.template());
  }

  private static ZoneId zone(Standing party) {
    return party.zone == null ? PARIS : ZoneId.of(party.zone);
  }

  private static Instant time(Row event) {
    return Instant.EPOCH.plus(event.time(), ChronoUnit.MICROS);
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
