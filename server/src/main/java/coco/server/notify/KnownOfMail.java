package coco.server.notify;

import coco.server.access.Viewer;
import coco.server.privacy.KnownOfPerson;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody was told, in their inbox and by mail, and when the mail server had it. */
@Component
class KnownOfMail implements KnownOfPerson {
  private static final int MOST = 2_000;

  private final JdbcClient jdbc;

  KnownOfMail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    boolean isWhole = KnownOfPerson.isWhole(viewer, person);
    List<Happened> happened = new ArrayList<>(notices(person, isWhole, said));
    if (isWhole) {
      happened.addAll(mails(person, said));
    }
    return Known.of(happened);
  }

  private List<Happened> notices(UUID person, boolean isWhole, Said said) {
    return jdbc.sql(
            """
            select about_id, made_at, subject, read_at from notification
            where person_id = :person and (:whole or kind in ('campaign', 'reminder'))
            order by made_at desc, id limit :most
            """)
        .param("person", person)
        .param("whole", isWhole)
        .param("most", MOST)
        .query(
            (row, number) -> {
              Timestamp read = row.getTimestamp("read_at");
              return new Happened(
                  row.getTimestamp("made_at").toInstant(),
                  "",
                  Optional.of(row.getObject("about_id", UUID.class)),
                  said.of("notify.known.notice", row.getString("subject")),
                  read == null
                      ? said.of("notify.known.unread")
                      : said.of("notify.known.read", said.moment(read.toInstant())));
            })
        .list();
  }

  /** Without those to one person that sign in, which tell nothing. */
  private List<Happened> mails(UUID person, Said said) {
    return jdbc.sql(
            """
            select made_at, subject, sent_at, given_up_at from mail
            where not (secret and urgent) and recipient = (select email from person where id = :person)
            order by made_at desc, id limit :most
            """)
        .param("person", person)
        .param("most", MOST)
        .query(
            (row, number) -> {
              Timestamp sent = row.getTimestamp("sent_at");
              String became =
                  row.getTimestamp("given_up_at") == null
                      ? said.of("notify.known.waits")
                      : said.of("notify.known.given-up");
              return new Happened(
                  row.getTimestamp("made_at").toInstant(),
                  "",
                  Optional.empty(),
                  said.of("notify.known.mail", row.getString("subject")),
                  sent == null
                      ? became
                      : said.of("notify.known.sent", said.moment(sent.toInstant())));
            })
        .list();
  }
}
