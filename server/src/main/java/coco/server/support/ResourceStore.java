package coco.server.support;

import coco.language.text.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of resources and contacts. */
@Repository
class ResourceStore {
  private static final String COLUMNS =
      """
      select id, code_key, theme_en, name_en, text_en, theme_fr, name_fr, text_fr, phone, email, link, rules,
        internal
      from resource
      """;

  private final JdbcClient jdbc;

  ResourceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Resource resource, Instant at, UUID by) {
    with(
            jdbc.sql(
                """
                insert into resource (id, code_key, theme_en, name_en, text_en, theme_fr, name_fr, text_fr,
                  phone, email, link, rules, internal, at, by_id)
                values (:id, :code, :theme_en, :name_en, :text_en, :theme_fr, :name_fr, :text_fr,
                  :phone, :email, :link, string_to_array(:rules, ' '), :internal, :at, :by)
                """),
            resource)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  /** Whether there was one to correct. */
  boolean correct(Resource resource, Instant at, UUID by) {
    return with(
                jdbc.sql(
                    """
                    update resource set code_key = :code, theme_en = :theme_en, name_en = :name_en,
                      text_en = :text_en, theme_fr = :theme_fr, name_fr = :name_fr, text_fr = :text_fr,
                      phone = :phone, email = :email, link = :link, rules = string_to_array(:rules, ' '),
                      internal = :internal, at = :at, by_id = :by
                    where id = :id
                    """),
                resource)
            .param("at", Timestamp.from(at))
            .param("by", by)
            .update()
        == 1;
  }

  /** Whether there was one to remove. */
  boolean remove(UUID id) {
    return jdbc.sql("delete from resource where id = :id").param("id", id).update() == 1;
  }

  private static JdbcClient.StatementSpec with(
      JdbcClient.StatementSpec statement, Resource resource) {
    for (Language language : Language.values()) {
      Resource.@Nullable Words words = resource.words().get(language);
      statement
          .param("theme_" + language.tag(), words == null ? null : words.theme())
          .param("name_" + language.tag(), words == null ? null : words.name())
          .param("text_" + language.tag(), words == null ? null : words.text());
    }
    return statement
        .param("id", resource.id())
        .param("code", resource.codeKey())
        .param("phone", resource.phone())
        .param("email", resource.email())
        .param("link", resource.link())
        .param("rules", String.join(" ", resource.rules()))
        .param("internal", resource.internal());
  }

  Optional<Resource> byId(UUID id) {
    return jdbc.sql(COLUMNS + " where id = :id")
        .param("id", id)
        .query(ResourceStore::read)
        .optional();
  }

  /** All of a code, in the order in which they were first written down. */
  List<Resource> of(String code) {
    return jdbc.sql(COLUMNS + " where code_key = :code order by made")
        .param("code", code)
        .query(ResourceStore::read)
        .list();
  }

  /** All of all codes. */
  List<Resource> all() {
    return jdbc.sql(COLUMNS + " order by code_key, made").query(ResourceStore::read).list();
  }

  /** Another text whenever one is added, corrected or removed. */
  String version() {
    return jdbc.sql("select count(*) || ' ' || coalesce(max(at)::text, '') from resource")
        .query(String.class)
        .single();
  }

  private static Resource read(ResultSet row, int number) throws SQLException {
    Map<Language, Resource.Words> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String name = row.getString("name_" + language.tag());
      if (name != null) {
        words.put(
            language,
            new Resource.Words(
                row.getString("theme_" + language.tag()),
                name,
                row.getString("text_" + language.tag())));
      }
    }
    return new Resource(
        row.getObject("id", UUID.class),
        row.getString("code_key"),
        words,
        row.getString("phone"),
        row.getString("email"),
        row.getString("link"),
        Arrays.asList((String[]) row.getArray("rules").getArray()),
        row.getBoolean("internal"));
  }
}
