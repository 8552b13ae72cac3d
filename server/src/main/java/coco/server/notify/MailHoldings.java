package coco.server.notify;

import coco.server.privacy.Holdings;
import coco.server.privacy.Leaver;
import coco.server.settings.Settings;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held of a person here: mails to them, their inbox, how they want to be told. */
@Component
class MailHoldings implements Holdings {
  private final JdbcClient jdbc;
  private final Settings settings;

  MailHoldings(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  public List<Held> of(Leaver leaver, Texts texts) {
    List<Held> held = new ArrayList<>();
    long mails =
        jdbc.sql("select count(*) from mail where lower(recipient) = :email")
            .param("email", leaver.email())
            .query(Long.class)
            .single();
    long told =
        jdbc.sql("select count(*) from notification where person_id = :person")
            .param("person", leaver.id())
            .query(Long.class)
            .single();
    if (mails + told > 0) {
      held.add(Held.goes(texts.of("notify.erasure.mails", mails, told)));
    }
    held.add(Held.goes(texts.of("notify.erasure.choices")));
    if (settings.mailArchive().isPresent()) {
      held.add(
          Held.stays(texts.of("notify.erasure.archive"), texts.of("notify.erasure.archive.why")));
    }
    return held;
  }

  @Override
  public void erase(Leaver leaver) {
    jdbc.sql("delete from mail where lower(recipient) = :email")
        .param("email", leaver.email())
        .update();
    for (String table :
        List.of("notification", "notification_choice", "quiet_time", "calendar_feed")) {
      jdbc.sql("delete from %s where person_id = :person".formatted(table))
          .param("person", leaver.id())
          .update();
    }
  }
}
