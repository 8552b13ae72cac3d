package coco.server.outreach;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.web.Texts;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held of a person here: that they made, launched or ended mailings. */
@Component
class MailingHoldings implements Holdings {
  private final JdbcClient jdbc;

  MailingHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    long made =
        leaver.count(
            jdbc,
            """
            mailing where made_by_id = :person
              or exists (select 1 from mailing_launch where mailing_id = mailing.id and by_id = :person)
              or exists (select 1 from mailing_end where mailing_id = mailing.id and by_id = :person)
            """);
    return made == 0
        ? List.of()
        : List.of(
            Held.nameless(
                texts.of("outreach.erasure.made", made), texts.of("outreach.erasure.made.why")));
  }

  @Override
  public void erase(Leaver leaver) {
    // Nothing here leads to them any more.
  }
}
