package coco.server.inform;

import coco.language.text.Language;
import coco.server.notify.Mails;
import coco.server.people.Person;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mails of campaigns, each in the language of whom it is for. */
@Component
class Letters {
  private final Mails mails;
  private final Addresses addresses;

  Letters(Mails mails, Addresses addresses) {
    this.mails = mails;
    this.addresses = addresses;
  }

  /** Tells people what they are asked to do. */
  void tell(Campaign campaign, Instant due, Map<UUID, UUID> assignmentsByPerson) {
    Map<Language, Mails.Draft> drafts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Texts texts = Texts.in(language);
      drafts.put(
          language,
          new Mails.Draft(
              texts.of("inform.mail.told.subject", campaign.title()),
              texts.of(
                  "inform.mail.told.body",
                  campaign.title(),
                  texts.of("inform.mail.told." + asked(campaign)),
                  texts.date(campaign.lastDay(due)),
                  link())));
    }
    mails.sendAll(assignmentsByPerson, drafts);
  }

  /** The key of what is asked in all. */
  private static String asked(Campaign campaign) {
    if (campaign.asks(Step.UNDERSTAND)) {
      return campaign.asks(Step.ACKNOWLEDGE) ? "understand-acknowledge" : "understand";
    }
    return campaign.asks(Step.ACKNOWLEDGE) ? "acknowledge" : "read";
  }

  /** Reminds people who are late. */
  int remind(Campaign campaign, Map<UUID, UUID> assignmentsByPerson) {
    Map<Language, Mails.Draft> drafts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Texts texts = Texts.in(language);
      drafts.put(
          language,
          new Mails.Draft(
              texts.of("inform.mail.late.subject", campaign.title()),
              texts.of("inform.mail.late.body", campaign.title(), link())));
    }
    return mails.sendAll(assignmentsByPerson, drafts);
  }

  private String link() {
    return addresses.of("/me/readings/" + Mails.KEY);
  }

  /** What somebody answered, for their own keeping, with the way to its proof. */
  void receipt(Person person, Assignment assignment, Answer answer, String sentence) {
    Texts texts = Texts.in(person.language());
    String what = assignment.campaign().title();
    mails.send(
        person.email(),
        person.language(),
        texts.of("inform.mail.receipt.%s.subject".formatted(answer.kind().key()), what),
        texts.of(
            "inform.mail.receipt.body",
            sentence,
            texts.moment(answer.at(), assignment.campaign().zone()),
            addresses.of("/me/readings/%s/proof".formatted(assignment.id()))));
  }
}
