package coco.server.outreach;

import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.reading.WholeEditions;
import coco.server.relations.Parties;
import coco.server.relations.Party;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds parties that have something to do, shortly before their last day and once it is over,
 * each once: at an hour and on a day on which one works where the party is. Whoever launched the
 * mailing is told who is late, once a last day.
 */
@Component
class LetterReminders {
  /** How long before its deadline a party is reminded: a weekend may lie in it. */
  private static final Duration AHEAD = Duration.ofDays(4);

  /** Who was told less long before the deadline is not reminded before it. */
  private static final Duration TOLD_BEFORE = Duration.ofDays(7);

  /** Where the day ends last on earth. */
  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  static final String OPEN =
      " party_id is not null and done_at is null and answer is null and not " + MailState.GIVEN_UP;

  private static final String NOT_REMINDED =
      " and not exists (select 1 from letter_reminder where letter_id = letter.id and kind = :kind)";

  private final JdbcClient jdbc;
  private final MailingStore mailings;
  private final LetterStore letters;
  private final LetterPost post;
  private final Parties parties;
  private final Notifications notifications;
  private final Publications publications;
  private final WholeEditions editions;
  private final Addresses addresses;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LetterReminders(
      JdbcClient jdbc,
      MailingStore mailings,
      LetterStore letters,
      LetterPost post,
      Parties parties,
      Notifications notifications,
      Publications publications,
      WholeEditions editions,
      Addresses addresses,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.mailings = mailings;
    this.letters = letters;
    this.post = post;
    this.parties = parties;
    this.notifications = notifications;
    this.publications = publications;
    this.editions = editions;
    this.addresses = addresses;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 100_000)
  void remind() {
    remind(clock.instant());
  }

  /** Does what is due at an instant. */
  void remind(Instant now) {
    for (Mailing mailing : mailings.running()) {
      Optional<Published> edition = publications.published(mailing.editionId());
      edition.ifPresent(
          it -> {
            transaction.executeWithoutResult(status -> soon(mailing, it, now));
            transaction.executeWithoutResult(status -> late(mailing, it, now));
          });
      transaction.executeWithoutResult(status -> raise(mailing, now));
    }
  }

  private void soon(Mailing mailing, Published edition, Instant now) {
    remind(
        LetterPost.Kind.SOON,
        edition,
        letters.of(
            mailing,
            OPEN
                + " and due_at > :now and due_at <= :until and enrolled_at < due_at - cast(:told as interval)"
                + NOT_REMINDED,
            Map.of(
                "now",
                Timestamp.from(now),
                "until",
                Timestamp.from(now.plus(AHEAD)),
                "told",
                TOLD_BEFORE.toString(),
                "kind",
                LetterPost.Kind.SOON.key())),
        now);
  }

  private void late(Mailing mailing, Published edition, Instant now) {
    remind(
        LetterPost.Kind.LATE,
        edition,
        letters.of(
            mailing,
            OPEN + " and due_at <= :now" + NOT_REMINDED,
            Map.of("now", Timestamp.from(now), "kind", LetterPost.Kind.LATE.key())),
        now);
  }

  /** Those of them where one works now; the others are looked at again in the next round. */
  private void remind(LetterPost.Kind kind, Published edition, List<Letter> due, Instant now) {
    Map<UUID, Party> known = parties.of(due.stream().flatMap(it -> it.party().stream()).toList());
    Map<ZoneId, Boolean> works = new HashMap<>();
    List<Letter> reminded = new ArrayList<>();
    for (Letter letter : due) {
      Party party = letter.party().map(known::get).orElse(null);
      if (party != null
          && works.computeIfAbsent(party.zone(), zone -> editions.isWorkingHour(edition, now, zone))
          && isFirst(letter, kind, now)) {
        reminded.add(letter);
      }
    }
    post.write(kind, edition, reminded, now);
  }

  /** Whether nobody else reminds it at the same time: of two nodes, one does. */
  private boolean isFirst(Letter letter, LetterPost.Kind kind, Instant now) {
    return jdbc.sql(
                """
                insert into letter_reminder (letter_id, kind, at) values (:letter, :kind, :now)
                on conflict do nothing
                """)
            .param("letter", letter.id())
            .param("kind", kind.key())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Tells whoever launched it who is late since a day that is over everywhere. */
  private void raise(Mailing mailing, Instant now) {
    Map<LocalDate, Long> late = new HashMap<>();
    jdbc.sql(
            """
            select last_on, count(*) as parties from letter
            where mailing_id = :mailing and party_id is not null and done_at is null
              and answer is null and last_on < :today
              and not exists (select 1 from mailing_raised
                where mailing_id = :mailing and mailing_raised.last_on = letter.last_on)
            group by last_on order by last_on
            """)
        .param("mailing", mailing.id())
        .param("today", Date.valueOf(now.atOffset(LAST).toLocalDate()))
        .query(
            row -> {
              late.put(row.getDate("last_on").toLocalDate(), row.getLong("parties"));
            });
    late.forEach(
        (day, count) -> {
          boolean isFirst =
              jdbc.sql(
                          """
                          insert into mailing_raised (mailing_id, last_on, at)
                          values (:mailing, :day, :now) on conflict do nothing
                          """)
                      .param("mailing", mailing.id())
                      .param("day", Date.valueOf(day))
                      .param("now", Timestamp.from(now))
                      .update()
                  == 1;
          if (isFirst) {
            mailing.launchedBy().ifPresent(officer -> tell(officer, mailing, day, count));
          }
        });
  }

  private void tell(UUID officer, Mailing mailing, LocalDate day, long count) {
    String path = "/office/mailings/" + mailing.id();
    notifications.tell(
        NotificationKind.ESCALATION,
        officer,
        mailing.id(),
        Notifications.drafts(
            language -> {
              Texts texts = Texts.in(language);
              return new Notifications.Draft(
                  texts.of("outreach.mail.raised.subject", mailing.title()),
                  texts.of(
                      "outreach.mail.raised.body",
                      mailing.title(),
                      texts.date(day),
                      count,
                      addresses.of(path)),
                  path);
            }));
  }
}
