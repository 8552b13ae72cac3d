package coco.server.outreach;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.inform.Step;
import coco.server.notify.Mails;
import coco.server.reading.WholeEditions;
import coco.server.relations.Parties;
import coco.server.relations.Party;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes to parties, each in its language where the edition has it: who writes, what is asked until
 * when, what changed, and a link of its own. Everything said of the edition is what everybody may
 * read.
 */
@Component
class LetterPost {
  /** How many changes a mail names; the page names all. */
  private static final int CHANGES_MOST = 10;

  private final JdbcClient jdbc;
  private final LetterStore store;
  private final LetterLinks links;
  private final Parties parties;
  private final Publications publications;
  private final WholeEditions editions;
  private final Mails mails;
  private final Addresses addresses;

  LetterPost(
      JdbcClient jdbc,
      LetterStore store,
      LetterLinks links,
      Parties parties,
      Publications publications,
      WholeEditions editions,
      Mails mails,
      Addresses addresses) {
    this.jdbc = jdbc;
    this.store = store;
    this.links = links;
    this.parties = parties;
    this.publications = publications;
    this.editions = editions;
    this.mails = mails;
    this.addresses = addresses;
  }

  /** Why a party is written to. */
  enum Kind {
    TOLD,
    /** Its address was corrected: what it was told goes there. */
    MOVED,
    /** It asked for a new link. */
    AGAIN,
    SOON,
    LATE,
    RECEIPT;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its subject: what moved says the same. */
    private String said() {
      return this == MOVED ? TOLD.key() : key();
    }
  }

  /**
   * The edition since which a party is shown what changed: the one that it did last, else the one
   * in force before.
   */
  Optional<Published> since(Letter letter, Published edition) {
    return store
        .lastDone(letter)
        .flatMap(publications::published)
        .or(
            () ->
                publications.of(edition.codeKey()).stream()
                    .filter(it -> it.inForceFrom().isBefore(edition.inForceFrom()))
                    .findFirst());
  }

  /** Writes to the parties of some letters, in the running transaction; each gets a link. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Kind kind, Published edition, List<Letter> letters, Instant now) {
    Map<UUID, Party> known =
        parties.of(letters.stream().flatMap(it -> it.party().stream()).toList());
    Map<String, String> changes = new HashMap<>();
    for (Letter letter : letters) {
      Party party = letter.party().map(known::get).orElse(null);
      if (party == null) {
        continue;
      }
      Language language = language(edition, party);
      Texts texts = Texts.in(language);
      Optional<Published> since = since(letter, edition);
      String changed =
          changes.computeIfAbsent(
              language + " " + since.map(Published::id),
              any -> since.map(it -> changes(it, edition, texts)).orElse(""));
      note(
          letter,
          kind,
          now,
          mails.postSecret(
              party.contact(),
              language,
              texts.of("outreach.mail.%s.subject".formatted(kind.said()), letter.mailing().title()),
              body(kind, edition, letter, party, texts, changed, now)));
    }
  }

  /** In which language a party is written to: its own, or the one that there is. */
  private Language language(Published edition, Party party) {
    return editions.languages(edition).contains(party.language())
        ? party.language()
        : editions.languages(edition).iterator().next();
  }

  private String body(
      Kind kind,
      Published edition,
      Letter letter,
      Party party,
      Texts texts,
      String changes,
      Instant now) {
    WholeEditions.Care care = editions.care(edition, texts.language());
    Mailing mailing = letter.mailing();
    List<String> said = new ArrayList<>();
    said.add(texts.of("outreach.mail.hello"));
    if (texts.language() != party.language()) {
      said.add(Texts.in(party.language()).of("outreach.mail.other-language"));
    }
    said.add(
        care.owner()
            .map(it -> texts.of("outreach.mail.who.owner", care.title(), it, party.name()))
            .orElseGet(() -> texts.of("outreach.mail.who", care.title(), party.name())));
    said.add(
        texts.of(
            "outreach.mail.%s.asked".formatted(kind.said()),
            mailing.title(),
            texts.of("inform.mail.told." + asked(mailing)),
            texts.date(letter.lastDay()),
            addresses.of(links.make(letter, now))));
    if (!changes.isEmpty()) {
      said.add(changes);
    }
    said.add(texts.of("outreach.mail.link"));
    care.contact().ifPresent(it -> said.add(texts.of("outreach.mail.contact", it)));
    return String.join("\n\n", said) + "\n";
  }

  /** The key of what is asked in all. */
  private static String asked(Mailing mailing) {
    if (mailing.asks(Step.UNDERSTAND)) {
      return mailing.asks(Step.ACKNOWLEDGE) ? "understand-acknowledge" : "understand";
    }
    return mailing.asks(Step.ACKNOWLEDGE) ? "acknowledge" : "read";
  }

  private String changes(Published before, Published edition, Texts texts) {
    WholeEditions.Since since = editions.since(before, edition, texts.language(), Readers.PUBLIC);
    List<String> all = new ArrayList<>();
    since.rules().values().forEach(all::addAll);
    all.addAll(since.others());
    if (all.isEmpty()) {
      return texts.of("outreach.mail.unchanged", before.name());
    }
    List<String> lines = new ArrayList<>();
    lines.add(texts.of("outreach.mail.changed", before.name()));
    all.stream()
        .limit(CHANGES_MOST)
        .forEach(it -> lines.add("- " + it.replaceAll("[\\[\\]`]", "")));
    if (all.size() > CHANGES_MOST) {
      lines.add("- " + texts.of("outreach.mail.changed.more", all.size() - CHANGES_MOST));
    }
    return String.join("\n", lines);
  }

  void note(Letter letter, Kind kind, Instant now, UUID mail) {
    jdbc.sql(
            """
            insert into letter_mail (mail_id, letter_id, kind, made_at)
            values (:mail, :letter, :kind, :now)
            """)
        .param("mail", mail)
        .param("letter", letter.id())
        .param("kind", kind.key())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** How many mails of a kind a letter was sent since an instant. */
  long count(UUID letter, Kind kind, Instant since) {
    return jdbc.sql(
            """
            select count(*) from letter_mail
            where letter_id = :letter and kind = :kind and made_at > :since
            """)
        .param("letter", letter)
        .param("kind", kind.key())
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  /** Mails that ask for something and wait are not sent any more. */
  void dropWaiting(Mailing mailing) {
    mails.takeBack(
        jdbc.sql(
                """
                select mail_id from letter_mail join letter on letter.id = letter_id
                where mailing_id = :mailing and sent_at is null and kind <> 'receipt'
                """)
            .param("mailing", mailing.id())
            .query(UUID.class)
            .list());
  }

  /**
   * What waits for a party is not sent any more: its address is another one. A receipt among it is
   * made anew.
   */
  void dropWaiting(Letter letter) {
    List<UUID> waiting =
        jdbc.sql("select mail_id from letter_mail where letter_id = :letter and sent_at is null")
            .param("letter", letter.id())
            .query(UUID.class)
            .list();
    jdbc.sql("delete from letter_receipt where mail_id = any(:mails)")
        .param("mails", mails.takeBack(waiting).toArray(UUID[]::new))
        .update();
  }
}
