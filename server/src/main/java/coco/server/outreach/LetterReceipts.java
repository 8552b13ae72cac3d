package coco.server.outreach;

import coco.language.text.Language;
import coco.server.code.Publications;
import coco.server.evidence.Evidence;
import coco.server.inform.Answer;
import coco.server.inform.Assignments;
import coco.server.notify.Enclosures;
import coco.server.notify.Mails;
import coco.server.reading.WholeEditions;
import coco.server.relations.Parties;
import coco.server.relations.Party;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends parties the receipts of their answers, each with its proof, as soon as its act has its
 * place in the log. That a receipt is on its way is kept with the mail, in one transaction:
 * whenever the process is killed, it is neither lost nor made twice.
 */
@Component
class LetterReceipts {
  private static final int SOME = 50;

  private final JdbcClient jdbc;
  private final LetterStore letters;
  private final LetterPost post;
  private final Parties parties;
  private final Publications publications;
  private final WholeEditions editions;
  private final Evidence evidence;
  private final Mails mails;
  private final Addresses addresses;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LetterReceipts(
      JdbcClient jdbc,
      LetterStore letters,
      LetterPost post,
      Parties parties,
      Publications publications,
      WholeEditions editions,
      Evidence evidence,
      Mails mails,
      Addresses addresses,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.letters = letters;
    this.post = post;
    this.parties = parties;
    this.publications = publications;
    this.editions = editions;
    this.evidence = evidence;
    this.mails = mails;
    this.addresses = addresses;
    this.transaction = transaction;
    this.clock = clock;
  }

  private record Owed(
      long answer,
      UUID letter,
      UUID party,
      Answer.Kind kind,
      Instant at,
      Language language,
      long entry) {}

  @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
  void send() {
    while (Boolean.TRUE.equals(transaction.execute(status -> sendSome()))) {
      // Each round is a transaction of its own.
    }
  }

  /** Whether there may be more. */
  private boolean sendSome() {
    List<Owed> owed =
        jdbc.sql(
                """
                select letter_answer.id, letter_id, party_id, letter_answer.kind,
                  letter_answer.at, letter_answer.language, entry_id
                from letter_answer join letter on letter.id = letter_id
                  join evidence_entry on evidence_entry.id = entry_id and evidence_entry.position is not null
                where party_id is not null
                  and not exists (select 1 from letter_receipt where answer_id = letter_answer.id)
                order by letter_answer.id limit :some for update of letter_answer skip locked
                """)
            .param("some", SOME)
            .query(
                (row, number) ->
                    new Owed(
                        row.getLong("id"),
                        row.getObject("letter_id", UUID.class),
                        row.getObject("party_id", UUID.class),
                        Answer.Kind.ofKey(row.getString("kind")).orElseThrow(),
                        row.getTimestamp("at").toInstant(),
                        Language.ofTag(row.getString("language")).orElseThrow(),
                        row.getLong("entry_id")))
            .list();
    long sent = owed.stream().filter(this::isSent).count();
    return sent == SOME;
  }

  private boolean isSent(Owed owed) {
    Optional<byte[]> proof = evidence.bundleAbout(owed.party(), owed.entry());
    Optional<Letter> letter = letters.byId(owed.letter());
    Party party = parties.of(List.of(owed.party())).get(owed.party());
    if (proof.isEmpty() || letter.isEmpty() || party == null) {
      return false;
    }
    Instant now = clock.instant();
    Mailing mailing = letter.get().mailing();
    Texts texts = Texts.in(owed.language());
    String name = owed.kind().proofName(owed.letter());
    UUID mail =
        mails.sendEnclosing(
            party.contact(),
            owed.language(),
            texts.of(
                "inform.mail.receipt.%s.subject".formatted(owed.kind().key()), mailing.title()),
            texts.of(
                "outreach.mail.receipt.body",
                sentence(mailing, owed.kind(), texts),
                "%s (%s)".formatted(texts.moment(owed.at(), party.zone()), party.zone().getId()),
                name,
                addresses.of("/evidence/key")),
            new Enclosures.File(name, new String(proof.get(), StandardCharsets.UTF_8)));
    post.note(letter.get(), LetterPost.Kind.RECEIPT, now, mail);
    jdbc.sql("insert into letter_receipt (answer_id, mail_id, at) values (:answer, :mail, :now)")
        .param("answer", owed.answer())
        .param("mail", mail)
        .param("now", Timestamp.from(now))
        .update();
    return true;
  }

  private String sentence(Mailing mailing, Answer.Kind kind, Texts texts) {
    String title =
        publications
            .published(mailing.editionId())
            .map(it -> editions.title(it, texts.language()))
            .orElse(mailing.codeKey());
    return Assignments.sentence(texts, kind, title, mailing.editionName());
  }
}
