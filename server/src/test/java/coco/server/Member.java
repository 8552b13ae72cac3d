package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.people.People;
import coco.server.people.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody of a team of their own, who is asked by campaigns. */
record Member(Person person, Somebody browser) {
  private static final RunningServer SERVER = RunningServer.get();

  static Member of(String team, Optional<UUID> manager, Role... roles) {
    Person person = SERVER.person(roles);
    Viewer administrator = SERVER.people().byEmail("ada@example.org").orElseThrow().viewer();
    Campaigning.bean(People.class)
        .place(
            administrator,
            person.id(),
            Campaigning.today().minusDays(10),
            Optional.of(team),
            manager);
    return new Member(person, SERVER.signedIn(person));
  }

  static Member of(String team) {
    return of(team, Optional.empty());
  }

  /** The address of what they are asked to read, by the title of its campaign. */
  String reading(String title) {
    Matcher link =
        Pattern.compile("href=\"(/me/readings/[0-9a-f-]{36})\">" + Pattern.quote(title))
            .matcher(browser.get("/me/readings").body());
    assertThat(link.find()).as(title).isTrue();
    return link.group(1);
  }

  /** Ticks every part off. */
  void read(String reading) {
    for (String part : parts(reading)) {
      browser.post(reading + "/parts", Map.of("part", part));
    }
  }

  /** The parts that are still to be ticked off. */
  List<String> parts(String reading) {
    return Pattern.compile("name=\"part\" value=\"([^\"]+)\"")
        .matcher(browser.get(reading).body())
        .results()
        .map(part -> part.group(1))
        .toList();
  }

  HttpResponse<String> answer(String reading, String kind, String reason) {
    Matcher texts =
        Pattern.compile("name=\"texts\" value=\"([^\"]+)\"").matcher(browser.get(reading).body());
    String bound = texts.find() ? texts.group(1) : "";
    return browser.post(
        reading + "/answers", Map.of("kind", kind, "texts", bound, "reason", reason));
  }

  HttpResponse<String> acknowledge(String reading) {
    return answer(reading, "given", "");
  }

  /** How many notifications they have whose subject begins so. */
  long told(String subject) {
    assertThat(browser.get("/me/inbox").statusCode()).isEqualTo(200);
    return Campaigning.rows(
            String.class,
            "select id::text from notification where person_id = ? and subject like ? || '%'",
            person.id(),
            subject)
        .size();
  }

  /** What they were told, subject and words, the last last. */
  List<String> notices() {
    return Campaigning.rows(
        String.class,
        "select subject || E'\\n' || body from notification where person_id = ? order by made_at, id",
        person.id());
  }
}
