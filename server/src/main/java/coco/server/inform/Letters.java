package coco.server.inform;

import coco.language.text.Language;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.people.Person;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What campaigns tell people, each in the language of whom it is for. */
@Component
class Letters {
  /** How many people a mail to their manager names; the page names all. */
  private static final int NAMED_MOST = 50;

  private static final String READING = "/me/readings/" + Notifications.KEY;

  private final Notifications notifications;
  private final Addresses addresses;

  Letters(Notifications notifications, Addresses addresses) {
    this.notifications = notifications;
    this.addresses = addresses;
  }

  /** Tells people what they are asked to do. */
  void tell(Campaign campaign, Instant due, Map<UUID, UUID> assignmentsByPerson) {
    notifications.tell(
        NotificationKind.CAMPAIGN,
        assignmentsByPerson,
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of("inform.mail.told.subject", campaign.title()),
                    texts.of(
                        "inform.mail.told.body",
                        campaign.title(),
                        texts.of("inform.mail.told." + asked(campaign)),
                        texts.date(campaign.lastDay(due)),
                        addresses.of(READING)),
                    READING)));
  }

  /** The key of what is asked in all. */
  private static String asked(Campaign campaign) {
    if (campaign.asks(Step.UNDERSTAND)) {
      return campaign.asks(Step.ACKNOWLEDGE) ? "understand-acknowledge" : "understand";
    }
    return campaign.asks(Step.ACKNOWLEDGE) ? "acknowledge" : "read";
  }

  /** Tells a manager, or whoever stands in for them, who of their people is late. */
  void raise(Person manager, Campaign campaign, Instant due, List<String> names) {
    String path = TeamPages.PLACE + "/" + campaign.id();
    String list =
        names.stream().limit(NAMED_MOST).map(name -> "- " + name).collect(Collectors.joining("\n"));
    int others = names.size() - NAMED_MOST;
    notifications.tell(
        NotificationKind.ESCALATION,
        manager.id(),
        campaign.id(),
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of("inform.mail.raised.subject", campaign.title()),
                    texts.of(
                        "inform.mail.raised.body",
                        campaign.title(),
                        texts.date(campaign.lastDay(due)),
                        others > 0
                            ? list + "\n- " + texts.of("inform.mail.raised.more", others)
                            : list,
                        addresses.of(path)),
                    path)));
  }

  /** Reminds people whose deadline is near. */
  int remindBefore(Campaign campaign, Map<UUID, UUID> assignmentsByPerson) {
    return remind(campaign, assignmentsByPerson, "soon");
  }

  /** Reminds people who are late. */
  int remind(Campaign campaign, Map<UUID, UUID> assignmentsByPerson) {
    return remind(campaign, assignmentsByPerson, "late");
  }

  private int remind(Campaign campaign, Map<UUID, UUID> assignmentsByPerson, String kind) {
    return notifications.tell(
        NotificationKind.REMINDER,
        assignmentsByPerson,
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of("inform.mail.%s.subject".formatted(kind), campaign.title()),
                    texts.of(
                        "inform.mail.%s.body".formatted(kind),
                        campaign.title(),
                        addresses.of(READING)),
                    READING)));
  }

  /** What somebody answered, for their own keeping, with its proof and how to check it. */
  void receipt(Person person, Assignment assignment, Answer answer, String sentence) {
    String proof = "/me/readings/%s/proof".formatted(assignment.id());
    notifications.tellEnclosing(
        NotificationKind.RECEIPT,
        person.id(),
        assignment.id(),
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of(
                        "inform.mail.receipt.%s.subject".formatted(answer.kind().key()),
                        assignment.campaign().title()),
                    texts.of(
                        "inform.mail.receipt.body",
                        sentence,
                        texts.moment(answer.at(), assignment.campaign().zone()),
                        answer.kind().proofName(assignment.id()),
                        addresses.of("/office/evidence"),
                        addresses.of(proof)),
                    READING)),
        Receipts.key(assignment, answer));
  }

  /** What became of a request for an exception. */
  void decided(UUID person, UUID assignment, Campaign campaign, Decision decision) {
    notifications.tell(
        NotificationKind.ANSWER,
        person,
        assignment,
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of(
                        "inform.mail.exception.%s.subject".formatted(decision.kind().key()),
                        campaign.title()),
                    texts.of(
                        "inform.mail.exception.%s.body".formatted(decision.kind().key()),
                        campaign.title(),
                        decision.words(),
                        addresses.of(READING)),
                    READING)));
  }

  /** What was entered about somebody, and that they may say that it is not right. */
  void entered(UUID person, UUID assignment, Campaign campaign, GroupSession session, String by) {
    notifications.tell(
        NotificationKind.ENTERED,
        person,
        assignment,
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of("inform.mail.session.subject", campaign.title()),
                    texts.of(
                        "inform.mail.session.body",
                        by,
                        campaign.title(),
                        texts.of(
                            "inform.session.of." + session.kind().key(),
                            texts.date(session.held()),
                            session.place()),
                        addresses.of(READING)),
                    READING)));
  }

  /** What became of an objection. */
  void settled(UUID person, UUID assignment, Campaign campaign, String words) {
    notifications.tell(
        NotificationKind.ANSWER,
        person,
        assignment,
        drafts(
            texts ->
                new Notifications.Draft(
                    texts.of("inform.mail.settled.subject", campaign.title()),
                    texts.of(
                        "inform.mail.settled.body", campaign.title(), words, addresses.of(READING)),
                    READING)));
  }

  private static Map<Language, Notifications.Draft> drafts(
      Function<Texts, Notifications.Draft> make) {
    return Notifications.drafts(language -> make.apply(Texts.in(language)));
  }
}
