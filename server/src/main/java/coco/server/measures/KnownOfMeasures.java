package coco.server.measures;

import coco.server.access.Viewer;
import coco.server.privacy.KnownOfPerson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which measures somebody brought. */
@Component
class KnownOfMeasures implements KnownOfPerson {
  private static final int MOST = 2_000;

  private final JdbcClient jdbc;

  KnownOfMeasures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    if (!KnownOfPerson.isWhole(viewer, person)) {
      return Known.of(List.of());
    }
    return Known.of(
        jdbc.sql(
                """
                select id, code_key, sha256, at from measure_file
                where by_id = :person order by at desc, id limit :most
                """)
            .param("person", person)
            .param("most", MOST)
            .query(
                (row, number) ->
                    new Happened(
                        row.getTimestamp("at").toInstant(),
                        "",
                        Optional.of(row.getObject("id", UUID.class)),
                        said.of("measures.known.brought", row.getString("code_key")),
                        "SHA-256 " + row.getString("sha256")))
            .list());
  }
}
