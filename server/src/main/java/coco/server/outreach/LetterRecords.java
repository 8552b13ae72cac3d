package coco.server.outreach;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.notify.Mails;
import coco.server.privacy.Leaver;
import coco.server.relations.Party;
import coco.server.relations.PartyRecords;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of a party's letters: shown on its page, sent anew, and erased with it. */
@Component
class LetterRecords implements PartyRecords {
  private final JdbcClient jdbc;
  private final LetterStore letters;
  private final OutcomeStore outcomes;
  private final LetterLinks links;
  private final LetterPost post;
  private final Publications publications;
  private final Mails mails;
  private final Evidence evidence;
  private final Clock clock;

  LetterRecords(
      JdbcClient jdbc,
      LetterStore letters,
      OutcomeStore outcomes,
      LetterLinks links,
      LetterPost post,
      Publications publications,
      Mails mails,
      Evidence evidence,
      Clock clock) {
    this.jdbc = jdbc;
    this.letters = letters;
    this.outcomes = outcomes;
    this.links = links;
    this.post = post;
    this.publications = publications;
    this.mails = mails;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Override
  public List<Told> of(Viewer viewer, Party party, Texts texts) {
    boolean isLed = viewer.may(Permission.READ_CAMPAIGNS);
    return letters.ofParty(party.id()).stream()
        .map(
            letter -> {
              List<Line> lines = new ArrayList<>();
              lines.add(
                  new Line(
                      letter.enrolled(),
                      texts.of("outreach.party.told", texts.date(letter.lastDay()))));
              outcomes
                  .happened(letter.id())
                  .forEach(
                      it -> lines.add(new Line(it.at(), texts.of("outreach.party." + it.kind()))));
              return new Told(
                  texts.of(
                      "outreach.party.title",
                      letter.mailing().title(),
                      letter.mailing().editionName()),
                  isLed ? "/office/mailings/" + letter.mailing().id() : "",
                  lines);
            })
        .toList();
  }

  @Override
  public List<String> kept(Party party, Texts texts) {
    int told = letters.ofParty(party.id()).size();
    return told == 0
        ? List.of()
        : List.of(
            texts.of("outreach.erasure.kept", told),
            texts.of("outreach.erasure.sealed", evidence.countAbout(party.id())));
  }

  /** What waits goes to the new address, with a new link; the old ones lead nowhere any more. */
  @Override
  public void corrected(Party before, Party after) {
    if (before.contact().equals(after.contact())) {
      return;
    }
    Instant now = clock.instant();
    for (Letter letter : letters.ofParty(after.id())) {
      links.revoke(letter.id(), now);
      post.dropWaiting(letter);
      if (letter.standing().isOpen()) {
        publications
            .published(letter.mailing().editionId())
            .ifPresent(edition -> post.write(LetterPost.Kind.MOVED, edition, List.of(letter), now));
      }
    }
  }

  @Override
  public void erase(Viewer viewer, Party party) {
    List<UUID> told =
        jdbc.sql("select id from letter where party_id = :party order by id for update")
            .param("party", party.id())
            .query(UUID.class)
            .list();
    jdbc.sql("delete from mailing_audience where kind = 'party' and value = :party")
        .param("party", party.id().toString())
        .update();
    if (told.isEmpty() && evidence.countAbout(party.id()) == 0) {
      return;
    }
    UUID[] ids = told.toArray(UUID[]::new);
    mails.forget(
        jdbc.sql("select mail_id from letter_mail where letter_id = any(:letters)")
            .param("letters", ids)
            .query(UUID.class)
            .list());
    for (String table : List.of("letter_link", "letter_rule")) {
      jdbc.sql("delete from %s where letter_id = any(:letters)".formatted(table))
          .param("letters", ids)
          .update();
    }
    jdbc.sql("select set_config('coco.erasing', 'yes', true)").query().listOfRows();
    jdbc.sql(
            "update letter_answer set reason = :gone where letter_id = any(:letters) and reason is not null")
        .param("gone", Leaver.GONE)
        .param("letters", ids)
        .update();
    jdbc.sql("select set_config('coco.erasing', '', true)").query().listOfRows();
    evidence.eraseParty(
        party.id(), Act.of("party.erased", clock.instant()).about("by", viewer.id()));
  }
}
