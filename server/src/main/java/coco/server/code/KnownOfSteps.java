package coco.server.code;

import coco.server.access.Viewer;
import coco.server.privacy.KnownOfPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody decided about editions, and said of them. */
@Component
class KnownOfSteps implements KnownOfPerson {
  private static final int MOST = 2_000;

  private static final String OF_EDITION =
      """
       join edition on edition.id = edition_id join code on code.id = edition.code_id
        left join publication on publication.edition_id = edition.id
      """;

  private final JdbcClient jdbc;

  KnownOfSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    if (!KnownOfPerson.isWhole(viewer, person)) {
      return Known.of(List.of());
    }
    List<Happened> happened = new ArrayList<>(steps(person, said));
    happened.addAll(comments(person, said));
    return Known.of(happened);
  }

  private List<Happened> steps(UUID person, Said said) {
    return jdbc.sql(
            "select edition_step.at, kind, coalesce(reason, '') as reason, key, name from edition_step"
                + OF_EDITION
                + " where by_id = :person order by edition_step.id desc limit :most")
        .param("person", person)
        .param("most", MOST)
        .query(
            (row, number) ->
                new Happened(
                    row.getTimestamp("at").toInstant(),
                    edition(row, said),
                    Optional.empty(),
                    said.of("code.known.step." + row.getString("kind")),
                    row.getString("reason")))
        .list();
  }

  private List<Happened> comments(UUID person, Said said) {
    return jdbc.sql(
            """
            select comment.id, comment.at, comment.rule, comment.words, comment.sentence, key, name
            from comment
            """
                + OF_EDITION.replace("= edition_id", "= comment.edition_id")
                + " where author_id = :person order by comment.at desc, comment.id limit :most")
        .param("person", person)
        .param("most", MOST)
        .query(
            (row, number) -> {
              String rule = row.getString("rule");
              String sentence = row.getString("sentence");
              return new Happened(
                  row.getTimestamp("at").toInstant(),
                  edition(row, said),
                  Optional.of(row.getObject("id", UUID.class)),
                  rule == null
                      ? said.of("code.known.comment")
                      : said.of("code.known.comment.rule", rule),
                  sentence == null
                      ? row.getString("words")
                      : said.of("code.known.suggestion", row.getString("words"), sentence));
            })
        .list();
  }

  private static String edition(ResultSet row, Said said) throws SQLException {
    return said.edition(row.getString("key"), Optional.ofNullable(row.getString("name")));
  }
}
