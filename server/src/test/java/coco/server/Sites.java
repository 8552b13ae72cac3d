package coco.server;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.code.Editions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Publishes codes for tests of what readers see. */
final class Sites {
  private static final Somebody OFFICER =
      RunningServer.get().somebody(Role.COMPLIANCE_OFFICER, Role.AUTHOR);
  private static final Somebody APPROVER = RunningServer.get().somebody(Role.APPROVER);

  private Sites() {}

  /** An example that comes with CoCo: {@code water/riverside}. */
  static String example(String name, Language language) {
    String file = "/coco/server/examples/%s.%s.coco.md".formatted(name, language.tag());
    try (InputStream stream = Sites.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Publishes an edition with these texts.
   *
   * @return the address of its page in the office
   */
  static String publish(Map<Language, String> texts) {
    String edition = draft(texts);
    OFFICER.post(edition + "/submission", Map.of());
    APPROVER.press(edition, "approval");
    OFFICER.press(edition, "publication");
    String page = OFFICER.get(edition).body();
    if (!page.contains("state-published")) {
      throw new IllegalStateException(page);
    }
    return edition;
  }

  /** Lets a published edition be in force since a day that is over. */
  static void age(String edition, String day) {
    RunningServer.get()
        .application()
        .getBean(JdbcTemplate.class)
        .execute(
            """
            begin;
            alter table publication disable trigger publication_stays;
            update publication set in_force_from = '%s' where edition_id = '%s';
            alter table publication enable trigger publication_stays;
            commit;
            """
                .formatted(day, edition.substring(edition.lastIndexOf('/') + 1)));
  }

  /** Makes a draft with these texts, and gives the address of its page in the office. */
  static String draft(Map<Language, String> texts) {
    UUID somebody =
        RunningServer.get().people().byEmail("ada@example.org").orElseThrow().viewer().id();
    Viewer officer = new Viewer(somebody, "Ada", Set.of(Role.COMPLIANCE_OFFICER));
    Editions.Outcome made =
        RunningServer.get().application().getBean(Editions.class).make(officer, texts, null);
    return switch (made) {
      case Editions.Outcome.Yes yes -> "/office/editions/" + yes.edition().id();
      case Editions.Outcome.No no -> throw new IllegalStateException(no.why().key());
    };
  }

  static void withdraw(String edition) {
    OFFICER.post(edition + "/withdrawal", Map.of("reason", "a test ends"));
  }

  /** An example under another key and edition, so that tests do not meet. */
  static Map<Language, String> renamed(String name, String key, String edition) {
    return Map.of(
        Language.ENGLISH, as(example(name, Language.ENGLISH), key, edition),
        Language.FRENCH, as(example(name, Language.FRENCH), key, edition));
  }

  static String as(String text, String key, String edition) {
    return text.replaceFirst("(?m)^code: .*$", "code: " + key)
        .replaceFirst("(?m)^edition: .*$", "edition: \"" + edition + "\"");
  }
}
