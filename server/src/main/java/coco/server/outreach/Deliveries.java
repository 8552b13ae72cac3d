package coco.server.outreach;

import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.relations.Parties;
import coco.server.relations.Party;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what became of mails to parties: that a mail server has one, or that it was given up. */
@Component
class Deliveries {
  private static final int SOME = 500;

  private final JdbcClient jdbc;
  private final LetterStore letters;
  private final Parties parties;
  private final Evidence evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Deliveries(
      JdbcClient jdbc,
      LetterStore letters,
      Parties parties,
      Evidence evidence,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.letters = letters;
    this.parties = parties;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record News(
      UUID mail, UUID letter, String kind, @Nullable Timestamp sent, @Nullable Timestamp givenUp) {}

  @Scheduled(fixedDelay = 3_000, initialDelay = 5_000)
  void note() {
    while (Boolean.TRUE.equals(transaction.execute(status -> noteSome()))) {
      // Each round is a transaction of its own.
    }
  }

  private boolean noteSome() {
    List<News> news =
        jdbc.sql(
                """
                select mail_id, letter_id, kind, mail.sent_at, mail.given_up_at
                from letter_mail join mail on mail.id = mail_id
                where letter_mail.sent_at is null
                  and (mail.sent_at is not null
                    or mail.given_up_at is distinct from letter_mail.given_up_at)
                order by letter_mail.made_at limit :some for update of letter_mail skip locked
                """)
            .param("some", SOME)
            .query(
                (row, number) ->
                    new News(
                        row.getObject("mail_id", UUID.class),
                        row.getObject("letter_id", UUID.class),
                        row.getString("kind"),
                        row.getTimestamp("sent_at"),
                        row.getTimestamp("given_up_at")))
            .list();
    List<News> sent = new ArrayList<>();
    List<Act> acts = new ArrayList<>();
    for (News one : news) {
      if (one.sent() == null) {
        jdbc.sql("update letter_mail set given_up_at = :at where mail_id = :mail")
            .param("at", one.givenUp())
            .param("mail", one.mail())
            .update();
      } else {
        sent.add(one);
        acts.add(act(one, one.sent().toInstant()));
      }
    }
    List<Long> entries = acts.isEmpty() ? List.of() : evidence.record(acts);
    for (int i = 0; i < sent.size(); i++) {
      jdbc.sql(
              """
              update letter_mail set sent_at = :at, entry_id = :entry, given_up_at = null
              where mail_id = :mail
              """)
          .param("at", sent.get(i).sent())
          .param("entry", entries.get(i))
          .param("mail", sent.get(i).mail())
          .update();
    }
    return news.size() == SOME;
  }

  private Act act(News one, Instant sent) {
    Letter letter = letters.byId(one.letter()).orElseThrow();
    Instant now = clock.instant();
    Act act =
        Mailings.act("letter.sent", letter.mailing(), sent.isAfter(now) ? now : sent)
            .with("mail", one.kind());
    Optional<Party> party = letter.party().flatMap(id -> of(parties.of(List.of(id)), id));
    return party.map(it -> PartyLetters.about(act, it)).orElse(act);
  }

  private static Optional<Party> of(Map<UUID, Party> known, UUID id) {
    return Optional.ofNullable(known.get(id));
  }
}
