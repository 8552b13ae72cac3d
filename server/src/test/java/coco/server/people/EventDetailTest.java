package coco.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.web.Texts;
import org.junit.jupiter.api.Test;

/** Details of security events in the reader's words. */
class EventDetailTest {
  private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
  private static final Texts FRENCH = Texts.in(Language.FRENCH);

  @Test
  void rolesAndMeansHaveTheirNames() {
    assertThat(EventDetail.said(ENGLISH, "account.added", "[compliance-officer, author]"))
        .isEqualTo("Compliance officer, Author");
    assertThat(EventDetail.said(FRENCH, "sign-in.done", "link")).isEqualTo("un lien par courriel");
    assertThat(EventDetail.said(FRENCH, "person.changed", "team: Care → Field; roles: author → –"))
        .isEqualTo("Équipe\u00a0: Care → Field; Rôles\u00a0: Auteur → –");
  }

  @Test
  void whatPeopleWroteStays() {
    assertThat(EventDetail.said(ENGLISH, "team.renamed", "author → trainer"))
        .isEqualTo("author → trainer");
  }
}
