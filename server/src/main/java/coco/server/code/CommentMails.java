package coco.server.code;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.notify.Mails;
import coco.server.notify.NotificationKind;
import coco.server.notify.Notifications;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is written about comments: who is asked for some, and what became of one. */
@Component
class CommentMails {
  /** Between a mail and the same in the other language. */
  private static final String BETWEEN = "\n* * *\n\n";

  private final Mails mails;
  private final Notifications notifications;
  private final CodeReader reader;
  private final Addresses addresses;

  CommentMails(Mails mails, Notifications notifications, CodeReader reader, Addresses addresses) {
    this.mails = mails;
    this.notifications = notifications;
    this.reader = reader;
    this.addresses = addresses;
  }

  /**
   * Invites somebody by a link, in each language that the draft has.
   *
   * @param first the language that comes first where the draft has it
   */
  void invite(
      Viewer sender,
      Edition edition,
      Consultation consultation,
      String recipient,
      String token,
      Language first) {
    List<Language> languages = new ArrayList<>(edition.texts().keySet());
    if (languages.remove(first)) {
      languages.addFirst(first);
    }
    List<String> bodies =
        languages.stream()
            .map(
                language ->
                    Texts.in(language)
                        .of(
                            "code.consultation.mail.body",
                            sender.name(),
                            reader.title(edition, language),
                            addresses.of(
                                "%s?invitation=%s".formatted(place(consultation, language), token)),
                            Texts.in(language).date(consultation.ends())))
            .toList();
    Language language = languages.getFirst();
    mails.sendSecret(
        recipient,
        language,
        Texts.in(language).of("code.consultation.mail.subject", reader.title(edition, language)),
        String.join(BETWEEN, bodies));
  }

  private static String place(Consultation consultation, Language language) {
    return "/%s/drafts/%s".formatted(language.tag(), consultation.id());
  }

  /** Tells somebody who works here what became of their comment. */
  void tellAuthor(Comment comment, Edition edition, Comment.Outcome outcome) {
    comment
        .authorId()
        .ifPresent(
            author ->
                notifications.tell(
                    NotificationKind.COMMENT,
                    author,
                    comment.id(),
                    Notifications.drafts(
                        language ->
                            draft(
                                comment,
                                edition,
                                outcome,
                                language,
                                Texts.in(language)
                                    .of("code.comment.mail.mine", addresses.of("/me/comments"))))));
  }

  /** Tells somebody outside, where they left an address. */
  void tellOutside(
      Comment comment, Edition edition, Consultation consultation, Comment.Outcome outcome) {
    Language language = comment.language();
    String where =
        switch (consultation.audience()) {
          case PUBLIC ->
              Texts.in(language)
                  .of("code.comment.mail.draft", addresses.of(place(consultation, language)));
          case INVITED -> Texts.in(language).of("code.comment.mail.invited");
        };
    Notifications.Draft draft = draft(comment, edition, outcome, language, where);
    comment.contact().ifPresent(to -> mails.send(to, language, draft.subject(), draft.body()));
  }

  private Notifications.Draft draft(
      Comment comment, Edition edition, Comment.Outcome outcome, Language language, String where) {
    Texts texts = Texts.in(language);
    String title = reader.title(edition, language);
    return new Notifications.Draft(
        texts.of("code.comment.mail.subject", title),
        texts.of(
            "code.comment.mail.body",
            title,
            comment.words(),
            texts.of("code.comment.kind." + outcome.kind().key()),
            outcome.words(),
            where),
        "/me/comments");
  }
}
