package coco.bench.made;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Tells what happens with one party, from nothing but its number. Parties begin one after another
 * through most of a year; a story lasts {@link #LASTS_MICROS} at most.
 */
final class PartyStory {
  static final long SECOND = 1_000_000L;
  static final long HOUR = 3_600 * SECOND;
  static final long DAY = 24 * HOUR;

  /** The longest story, from its first to its last interaction. */
  static final long LASTS_MICROS = 110 * DAY;

  /** The longest that an interaction is under way. */
  static final long LATE_MICROS = 12 * DAY;

  private static final long SEED = 20_260_102L;
  private static final long FIRST =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-01-02T00:00:00Z"));
  private static final long AS_OF = ChronoUnit.MICROS.between(Instant.EPOCH, Dataset.AS_OF);
  private static final long SPREAD = 320 * DAY;
  private static final String[] ZONES = {
    "Europe/Paris",
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney"
  };
  private static final String[] LANGUAGES = {"en", "fr"};
  private static final String[] CHANNELS = {"mail", "letter", "chat", "phone"};
  private static final String[] PRIORITIES = {"P1", "P2", "P2", "P2", "P3", "P3", "P3", "P3", "P3"};
  private static final String[] QUEUES = {"billing", "meters", "moving", "technical"};
  private static final String[] AGENTS = {"ada", "bruno", "chloe", "dev", "emma", "farid", "gwen"};

  private final int parties;
  private final Variant variant;

  PartyStory(int parties, Variant variant) {
    this.parties = parties;
    this.variant = variant;
  }

  /** When the story of a party begins, in epoch microseconds; later for later parties. */
  long begins(int party) {
    return FIRST + (long) (SPREAD * ((double) party / parties)) / SECOND * SECOND;
  }

  /** The number of the first party whose story begins at an instant or later. */
  int firstFrom(long micros) {
    int low = 0;
    int high = parties;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (begins(middle) >= micros) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** All of one party's interactions, in no order. */
  List<Made> tell(int party) {
    Telling telling = new Telling(party, random(party));
    telling.tell();
    return variant == Variant.LATE ? telling.late() : telling.made;
  }

  /** Chances of a party's own: seeds that lie apart by one would give stories that overlap. */
  private static SplittableRandom random(int party) {
    return new SplittableRandom(new SplittableRandom(SEED ^ ((long) party << 24)).nextLong());
  }

  /** The last instant at which anything arrives. */
  static long lastArrival() {
    return AS_OF + LATE_MICROS;
  }

  static long firstArrival() {
    return FIRST;
  }

  private final class Telling {
    private final int party;
    private final SplittableRandom random;
    private final long begin;
    private final List<Made> made = new ArrayList<>(32);
    private int cases;
    private String language = "en";

    Telling(int party, SplittableRandom random) {
      this.party = party;
      this.random = random;
      this.begin = begins(party);
    }

    void tell() {
      introduce();
      consent();
      calls();
      offers();
      rings();
      file();
      if (chance(0.35)) {
        file();
      }
    }

    private void introduce() {
      language = pick(LANGUAGES);
      Made first = add("party.registered", begin);
      first.zone = chance(0.03) ? null : pick(ZONES);
      first.partyLanguage = chance(0.02) ? null : language;
      first.tier = chance(0.2) ? "gold" : "standard";
      if (chance(0.04)) {
        add("party.moved", within(begin, 90 * DAY)).zone = pick(ZONES);
      }
    }

    private void consent() {
      if (chance(0.65)) {
        long given = within(begin, 3 * DAY);
        add("consent.given", given).channel = chance(0.9) ? "phone" : "mail";
        if (chance(0.25)) {
          long withdrawn = within(given, 80 * DAY);
          add("consent.withdrawn", withdrawn).channel = chance(0.9) ? "phone" : "mail";
          if (chance(0.2)) {
            add("consent.given", within(withdrawn, 20 * DAY)).channel = "phone";
          }
        }
      }
      if (chance(0.12)) {
        add("optout.received", within(begin, 100 * DAY));
      }
    }

    private void calls() {
      int count = chance(0.4) ? random.nextInt(2, 7) : random.nextInt(2);
      long from = within(begin, 60 * DAY);
      for (int i = 0; i < count; i++) {
        Made call = add("call.placed", within(from, 12 * DAY));
        call.channel = "phone";
        call.direction = "outbound";
        call.actor = pick(AGENTS);
      }
    }

    private void offers() {
      int count = chance(0.3) ? random.nextInt(2, 6) : random.nextInt(2);
      long from = within(begin, 70 * DAY);
      for (int i = 0; i < count; i++) {
        Made offer = add("offer.sent", within(from, 35 * DAY));
        offer.channel = pick(CHANNELS);
        offer.direction = "outbound";
      }
    }

    private void rings() {
      int count = chance(0.4) ? random.nextInt(1, 3) : 0;
      for (int i = 0; i < count; i++) {
        int number = cases++;
        String queue = chance(0.02) ? null : pick(QUEUES);
        long time = within(begin, 100 * DAY);
        Made ring = add("call.received", time, number);
        ring.channel = "phone";
        ring.direction = "inbound";
        ring.queue = queue;
        if (chance(0.97)) {
          long wait = chance(0.05) ? 20 * SECOND : delay(7 * SECOND);
          Made answer = add("call.answered", time + wait, number);
          answer.channel = "phone";
          answer.actor = pick(AGENTS);
          answer.queue = queue;
        }
      }
    }

    /** One case, from its opening to its closing. */
    private void file() {
      int number = cases++;
      long opened = within(begin, 40 * DAY);
      Made first = add("case.opened", opened, number);
      first.channel = pick(CHANNELS);
      first.direction = "inbound";
      first.priority = chance(0.02) ? null : pick(PRIORITIES);
      write(number, chance(0.5) ? opened : within(opened, HOUR / 6), 0.92);
      if (chance(0.25)) {
        write(number, within(opened, 6 * DAY), 0.8);
      }
      if (chance(0.15)) {
        long changed = chance(0.6) ? within(opened, 4 * HOUR) : within(opened, 3 * DAY);
        add("case.updated", changed, number).priority = pick(PRIORITIES);
      }
      long resolved = opened + Math.min(25 * DAY, delay(4 * DAY));
      updates(number, opened, resolved);
      waits(number, opened);
      if (chance(0.3)) {
        complaint(number, within(opened, 8 * DAY));
      }
      if (chance(0.4)) {
        reminders(number, within(opened, 10 * DAY));
      }
      if (chance(0.15)) {
        refund(number, within(opened, 10 * DAY));
      }
      if (chance(0.9)) {
        if (chance(0.2)) {
          reply(number, resolved);
        }
        add("case.resolved", resolved, number).actor = pick(AGENTS);
        if (chance(0.15)) {
          long reopened = within(resolved, 15 * DAY);
          add("case.reopened", reopened, number).direction = "inbound";
          if (chance(0.8)) {
            reply(number, reopened + delay(9 * HOUR));
          }
        }
      }
      if (chance(0.8)) {
        add("case.closed", resolved + DAY + delay(45 * DAY), number).actor = pick(AGENTS);
      }
    }

    private void write(int number, long time, double replied) {
      Made letter = add("message.received", time, number);
      letter.channel = pick(CHANNELS);
      letter.direction = "inbound";
      letter.language = language;
      if (chance(replied)) {
        reply(number, time + (chance(0.02) ? 4 * HOUR : delay(9 * HOUR)));
      }
    }

    private void reply(int number, long time) {
      Made reply = send(number, time, "reply");
      reply.language = chance(0.9) ? language : chance(0.1) ? null : pick(LANGUAGES);
      reply.signature = chance(0.9) ? reply.actor : null;
    }

    private Made send(int number, long time, String template) {
      Made message = add("message.sent", time, number);
      message.template = template;
      message.channel = pick(CHANNELS);
      message.direction = "outbound";
      message.actor = pick(AGENTS);
      return message;
    }

    private void updates(int number, long opened, long resolved) {
      long time = within(opened, 3 * DAY);
      for (int i = 0; i < 4 && time < resolved + DAY; i++) {
        send(number, time, "update");
        time += DAY + delay(DAY);
      }
    }

    private void waits(int number, long opened) {
      long time = opened;
      while (chance(0.25)) {
        time = within(time, 5 * DAY);
        add("info.requested", time, number).direction = "outbound";
        if (chance(0.1)) {
          break;
        }
        time += delay(2 * DAY);
        add("info.received", time, number).direction = "inbound";
      }
    }

    private void complaint(int number, long received) {
      Made complaint = add("complaint.received", received, number);
      complaint.channel = pick(CHANNELS);
      complaint.direction = "inbound";
      if (chance(0.85)) {
        send(number, received + delay(4 * DAY), "acknowledgement");
      }
      if (chance(0.8)) {
        add("complaint.answered", received + delay(7 * DAY), number).actor = pick(AGENTS);
      }
      if (chance(0.3)) {
        add("apology.sent", received + delay(9 * DAY), number).direction = "outbound";
      }
      if (chance(0.2)) {
        add("complaint.escalated", received + delay(14 * DAY), number).direction = "internal";
      }
      if (chance(0.1)) {
        add("mediation.offered", received + delay(25 * DAY), number).direction = "outbound";
      }
    }

    private void reminders(int number, long from) {
      int count = random.nextInt(1, 4);
      long time = from;
      for (int i = 0; i < count; i++) {
        send(number, time, "reminder");
        time += chance(0.05) ? 48 * HOUR : 20 * HOUR + within(0, 60 * HOUR);
      }
    }

    private void refund(int number, long from) {
      long time = from;
      if (chance(0.9)) {
        Made approval = add("refund.approved", time, number);
        approval.author = pick(AGENTS);
        approval.approver = chance(0.05) ? null : chance(0.1) ? approval.author : pick(AGENTS);
      }
      for (int i = chance(0.2) ? 2 : 1; i > 0; i--) {
        time = chance(0.1) ? from - HOUR : within(time, 2 * DAY);
        add("refund.paid", time, number).direction = "outbound";
      }
    }

    private Made add(String type, long time) {
      Made one = new Made(party, made.size(), type, Math.min(time, begin + LASTS_MICROS));
      made.add(one);
      return one;
    }

    private Made add(String type, long time, int number) {
      Made one = add(type, time);
      one.caseNumber = number;
      boolean opens = type.equals("case.opened") || type.equals("call.received");
      if (!opens && chance(0.08)) {
        one.party = Made.NONE;
      } else if (!opens && chance(0.002)) {
        // Whoever typed it in took another party; the case stays with its own.
        one.party = (party + 1) % parties;
      }
      return one;
    }

    /** The same story, part of it late or told twice. */
    List<Made> late() {
      List<Made> arriving = new ArrayList<>(made.size() + 1);
      for (Made one : made) {
        if (chance(0.05)) {
          one.recorded = one.time + Math.min(10 * DAY, SECOND + delay(2 * DAY));
        }
        arriving.add(one);
        if (chance(0.001)) {
          Made again = one.again(one.recorded + HOUR + within(0, DAY));
          if (chance(0.5)) {
            again.time += SECOND;
          }
          arriving.add(again);
        }
      }
      return arriving;
    }

    private boolean chance(double share) {
      return random.nextDouble() < share;
    }

    private <T> T pick(T[] of) {
      return of[random.nextInt(of.length)];
    }

    /** An instant from one on, each equally likely, mostly on a whole second. */
    private long within(long from, long span) {
      long micros = random.nextLong(span);
      return from + (chance(0.7) ? micros / SECOND * SECOND : micros / 1_000 * 1_000);
    }

    /** A length with a mean, short ones more likely than long ones, in whole seconds. */
    private long delay(long mean) {
      return (long) (-mean * Math.log(1 - random.nextDouble())) / SECOND * SECOND;
    }
  }
}
