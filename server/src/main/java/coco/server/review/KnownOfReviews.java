package coco.server.review;

import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.privacy.KnownOfPerson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody looked at again, and what came of it. */
@Component
class KnownOfReviews implements KnownOfPerson {
  private static final int MOST = 2_000;

  private final JdbcClient jdbc;
  private final Publications publications;

  KnownOfReviews(JdbcClient jdbc, Publications publications) {
    this.jdbc = jdbc;
    this.publications = publications;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    if (!KnownOfPerson.isWhole(viewer, person)) {
      return Known.of(List.of());
    }
    return Known.of(
        jdbc.sql(
                """
                select id, code_key, subject, edition_id, outcome, reason, at from review
                where by_id = :person order by at desc, id limit :most
                """)
            .param("person", person)
            .param("most", MOST)
            .query(
                (row, number) ->
                    new Happened(
                        row.getTimestamp("at").toInstant(),
                        said.edition(
                            row.getString("code_key"),
                            publications.name(row.getObject("edition_id", UUID.class))),
                        Optional.of(row.getObject("id", UUID.class)),
                        said.of(
                            "review.known."
                                + Subject.of(row.getString("subject"))
                                    .orElseThrow()
                                    .kind()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT),
                            subject(row.getString("subject"), row.getString("code_key")),
                            said.of("review.outcome." + row.getString("outcome"))),
                        row.getString("reason")))
            .list());
  }

  /** The rule, the chapter, or the code itself. */
  private static String subject(String written, String codeKey) {
    return written.contains(":") ? written.replaceFirst(".*:", "") : codeKey;
  }
}
