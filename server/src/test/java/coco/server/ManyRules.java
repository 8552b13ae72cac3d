package coco.server;

import coco.language.text.Language;
import coco.server.people.Person;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many codes with many rules, put straight into the database: for figures of speed. */
final class ManyRules {
  static final int CODES = 25;
  static final int RULES = 200;

  private static final List<String> THINGS =
      List.of(
          "complaint",
          "meter",
          "invoice",
          "leak",
          "contract",
          "refund",
          "appointment",
          "permit",
          "payment",
          "street",
          "address",
          "deposit",
          "subscription",
          "quotation",
          "repair");
  private static final List<String> ACTS =
      List.of("acknowledge", "answer", "check", "correct", "confirm", "explain", "repay", "close");

  private ManyRules() {}

  /** Publishes them; gives the ids of their editions. */
  static List<UUID> publish() {
    Random random = new Random(5_000);
    List<UUID> editions = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      editions.add(publish("many-rules-%d".formatted(i), text(i, random)));
    }
    return editions;
  }

  private static JdbcClient jdbc() {
    return RunningServer.get().application().getBean(JdbcClient.class);
  }

  private static UUID publish(String key, String text) {
    UUID person =
        RunningServer.get().people().byEmail("ada@example.org").map(Person::id).orElseThrow();
    UUID code = UUID.randomUUID();
    UUID edition = UUID.randomUUID();
    jdbc()
        .sql("insert into code (id, key, made_at, made_by_id) values (:id, :key, now(), :by)")
        .param("id", code)
        .param("key", key)
        .param("by", person)
        .update();
    jdbc()
        .sql(
            "insert into edition (id, code_id, made_at, made_by_id) values (:id, :code, now(), :by)")
        .param("id", edition)
        .param("code", code)
        .param("by", person)
        .update();
    jdbc()
        .sql(
            """
            insert into edition_text (edition_id, language, number, text, hash, saved_at, saved_by_id)
            values (:edition, :language, 1, :text, :hash, now(), :by)
            """)
        .param("edition", edition)
        .param("language", Language.ENGLISH.tag())
        .param("text", text)
        .param(
            "hash",
            HexFormat.of()
                .formatHex(key.getBytes(StandardCharsets.UTF_8))
                .concat("0".repeat(64))
                .substring(0, 64))
        .param("by", person)
        .update();
    step(edition, "published");
    jdbc()
        .sql(
            """
            insert into publication (edition_id, code_id, name, in_force_from)
            values (:edition, :code, '1', now() - interval '1 day')
            """)
        .param("edition", edition)
        .param("code", code)
        .update();
    return edition;
  }

  static void step(UUID edition, String kind) {
    jdbc()
        .sql(
            """
            insert into edition_step (edition_id, kind, at, by_id, reason, en)
            select :edition, :kind, now(), id, 'figures', 1 from person where email = 'ada@example.org'
            """)
        .param("edition", edition)
        .param("kind", kind)
        .update();
  }

  private static String text(int number, Random random) {
    StringBuilder text =
        new StringBuilder(
            """
            ---
            code: many-rules-%d
            language: en
            edition: "1"
            effective: 2026-01-01
            zone: Europe/Paris
            chapters:
              service: Rules
              definitions: Definitions
            ---

            # Many rules %d

            ## Rules

            """
                .formatted(number, number));
    StringBuilder terms = new StringBuilder();
    for (int i = 0; i < RULES; i++) {
      String thing = THINGS.get(random.nextInt(THINGS.size()));
      String other = THINGS.get(random.nextInt(THINGS.size()));
      String act = ACTS.get(random.nextInt(ACTS.size()));
      text.append(
          """
          ### CS-%1$d · We %2$s a %3$s about a %4$s

          > When [%3$s %1$d about a %4$s is received], we must [%2$s %3$s %1$d] within %5$d days.

          Whoever writes about a %4$s is told who is at work, and when the %3$s is settled.

          """
              .formatted(i + 1, act, thing, other, 1 + random.nextInt(30)));
      terms.append(
          """
          | t%1$d | %3$s %1$d about a %4$s is received | | event | `in.e%1$d` |
          | a%1$d | %3$s %1$d is settled | %2$s %3$s %1$d | event | `out.e%1$d` |
          """
              .formatted(i + 1, act, thing, other));
    }
    return text
        + "## Definitions\n\n| Id | Term | Act | Kind | Meaning |\n|---|---|---|---|---|\n"
        + terms;
  }
}
