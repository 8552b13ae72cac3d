package coco.server.people;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.privacy.KnownOfPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the directory knows of a person: who they are, and how that changed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class KnownOfAccount implements KnownOfPerson {
  private static final int EVENTS_MOST = 1_000;

  private final PeopleStore store;
  private final JdbcClient jdbc;

  KnownOfAccount(PeopleStore store, JdbcClient jdbc) {
    this.store = store;
    this.jdbc = jdbc;
  }

  @Override
  public Known of(Viewer viewer, UUID id, Said said) {
    return store
        .byId(id)
        .map(
            person ->
                new Known(
                    facts(person, said),
                    List.of(),
                    KnownOfPerson.isWhole(viewer, id) ? happened(id, said) : List.of()))
        .orElseGet(() -> Known.of(List.of()));
  }

  private List<Fact> facts(Person person, Said said) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(said.of("people.name"), person.name()));
    facts.add(new Fact(said.of("people.email"), person.email()));
    person.team().ifPresent(it -> facts.add(new Fact(said.of("people.team"), it)));
    person
        .manager()
        .flatMap(store::byId)
        .ifPresent(it -> facts.add(new Fact(said.of("people.known.manager"), it.name())));
    facts.add(new Fact(said.of("people.roles"), roles(person, said)));
    facts.add(
        new Fact(
            said.of("people.language"),
            said.of("people.known.language." + person.language().tag())));
    facts.add(new Fact(said.of("people.field.joined"), said.texts().date(person.joined())));
    person
        .left()
        .ifPresent(it -> facts.add(new Fact(said.of("people.field.left"), said.texts().date(it))));
    return facts;
  }

  private static String roles(Person person, Said said) {
    return person.roles().isEmpty()
        ? said.of("people.roles.none")
        : person.roles().stream()
            .sorted()
            .map(Role::key)
            .map(key -> said.of("people.role." + key))
            .collect(Collectors.joining(", "));
  }

  private List<Happened> happened(UUID person, Said said) {
    return jdbc.sql(
            """
            select at, kind, coalesce(detail, '') as detail from security_event
            where person_id = :person and (kind like 'account.%' or kind like 'person.%')
            order by at desc, id desc limit :most
            """)
        .param("person", person)
        .param("most", EVENTS_MOST)
        .query(
            (row, number) ->
                new Happened(
                    row.getTimestamp("at").toInstant(),
                    "",
                    Optional.empty(),
                    said.of("people.event." + row.getString("kind")),
                    EventDetail.said(said.texts(), row.getString("kind"), row.getString("detail"))))
        .list();
  }
}
