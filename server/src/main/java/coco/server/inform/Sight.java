package coco.server.inform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whose people somebody follows up.
 *
 * @param managers those below whom they are, however many steps; empty where it is everybody
 */
record Sight(Optional<Set<UUID>> managers) {
  static final Sight WHOLE = new Sight(Optional.empty());

  private static final String BELOW =
      """
       and person.id in (
        with recursive report (id) as (
          select below.id from person as below where below.manager_id = any(:managers)
          union
          select below.id from person as below join report on below.manager_id = report.id)
        select id from report)
      """;

  static Sight below(Set<UUID> managers) {
    return new Sight(Optional.of(Set.copyOf(managers)));
  }

  boolean isWhole() {
    return managers.isEmpty();
  }

  /** What narrows a query of {@code person} down to them. */
  String sql() {
    return isWhole() ? "" : BELOW;
  }

  /** Gives such a query what it asks for. */
  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
    return managers.map(them -> query.param("managers", them.toArray(UUID[]::new))).orElse(query);
  }
}
