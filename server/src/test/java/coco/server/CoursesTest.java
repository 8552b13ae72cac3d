package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Courses: written, published, done; and all that is wrong with one, told at once. */
class CoursesTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody trainer = SERVER.somebody(Role.TRAINER);

  // Not with the class: others use parts of it.
  private static String edition = "";

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("bank/harbourside", "learn-water", "first"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry("folder/" + file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  /** The files of the course that comes with the tests, under another key. */
  static Map<String, byte[]> files(String key) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name :
        List.of(
            "course.en.md",
            "course.fr.md",
            "clock.svg",
            "hearth.en.coco.md",
            "hearth.fr.coco.md")) {
      try (var stream =
          CoursesTest.class.getResourceAsStream("/coco/server/learn/courses/answering/" + name)) {
        files.put(name, java.util.Objects.requireNonNull(stream).readAllBytes());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    for (String tag : List.of("en", "fr")) {
      files.compute(
          "course.%s.md".formatted(tag),
          (name, bytes) ->
              new String(java.util.Objects.requireNonNull(bytes), StandardCharsets.UTF_8)
                  .replace("course: answering", "course: " + key)
                  .getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  static String place(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  static String uploaded(String key) {
    return place(trainer.upload("/office/courses", Map.of(), key + ".zip", zip(files(key))));
  }

  /** The office page of a course that is in use. */
  static String published(String key) {
    String course = uploaded(key);
    assertThat(place(trainer.post(course + "/publication", Map.of()))).isEqualTo(course);
    return course;
  }

  static void end(String course) {
    place(trainer.post(course + "/end", Map.of()));
  }

  static List<String> column(String sql, Object... with) {
    return SERVER.application().getBean(JdbcTemplate.class).queryForList(sql, String.class, with);
  }

  /** Does all lessons of the course of the tests. */
  static void complete(Somebody who, String key) {
    String course = "/me/courses/" + key;
    who.post(course + "/beginning", Map.of());
    place(who.post(course + "/lessons/promise/reading", Map.of()));
    place(
        who.post(
            course + "/lessons/late/tries",
            Map.of("try", "1", "answer.friday", "1", "answer.answers", "0")));
  }

  @Test
  void whatManyGetWrongInALessonAboutARuleSpeaksForAReview() {
    Map<String, byte[]> files = files("answering-misunderstood");
    for (String tag : List.of("en", "fr")) {
      files.computeIfPresent(
          "course.%s.md".formatted(tag),
          (name, bytes) ->
              new String(bytes, StandardCharsets.UTF_8)
                  .replace(
                      "## Questions",
                      "```example\ncode: learn-water\nrule: CS-1\n```\n\n## Questions")
                  .getBytes(StandardCharsets.UTF_8));
    }
    String course =
        place(trainer.upload("/office/courses", Map.of(), "misunderstood.zip", zip(files)));
    place(trainer.post(course + "/publication", Map.of()));
    Somebody officer = SERVER.somebody(Role.COMPLIANCE_OFFICER);
    String reviews = "/office/codes/learn-water/reviews";

    // Of the two questions of the lesson that shows CS-1, each gets one wrong.
    for (int i = 0; i < 5; i++) {
      assertThat(officer.get(reviews).body()).doesNotContain("first answers about it in courses");
      complete(SERVER.somebody(), "answering-misunderstood");
    }

    assertThat(officer.get(reviews).body())
        .contains("5 of 10 first answers about it in courses were wrong");
    assertThat(officer.get("/office/codes/learn-water/rules/CS-1").body())
        .contains(
            "<a href=\"%s\">“Answering in time”: 5 of 10 first answers were wrong</a>"
                .formatted(course));
    end(course);
  }

  @Test
  void aCourseIsReadAnsweredAndDone() {
    String course = published("answering-done");
    Person learner = SERVER.person();
    Somebody somebody = SERVER.signedIn(learner);
    String mine = "/me/courses/answering-done";
    assertThat(somebody.get("/me/courses").body()).contains("Open to you", mine);

    assertThat(place(somebody.post(mine + "/beginning", Map.of())))
        .isEqualTo(mine + "/lessons/promise");
    String lesson = somebody.get(mine + "/lessons/promise").body();
    assertThat(lesson)
        .contains("<strong>five days</strong>", "alt=\"A clock at nine\"", "class=\"clause\"")
        .contains("<svg", "I have read this")
        .doesNotContain("term-complaint");
    assertThat(place(somebody.post(mine + "/lessons/promise/reading", Map.of())))
        .isEqualTo(mine + "/lessons/late");
    assertThat(somebody.get(mine + "/lessons/late").body()).doesNotContain("The five days run");

    assertThat(
            somebody
                .post(mine + "/lessons/late/tries", Map.of("try", "1", "answer.friday", "1"))
                .body())
        .contains("Answer each question");
    String failed =
        place(
            somebody.post(
                mine + "/lessons/late/tries",
                Map.of("try", "1", "answer.friday", "0", "answer.answers", "2")));
    assertThat(somebody.get(failed).body())
        .contains("Not yet", "0 of 2 right", "The five days run", "your answer");
    // Handed in twice, it counts once.
    assertThat(
            place(
                somebody.post(
                    mine + "/lessons/late/tries",
                    Map.of("try", "1", "answer.friday", "1", "answer.answers", "1"))))
        .isEqualTo(failed);
    String passed =
        place(
            somebody.post(
                mine + "/lessons/late/tries",
                Map.of("try", "2", "answer.friday", "1", "answer.answers", "1")));

    assertThat(somebody.get(passed).body()).contains("Passed", "1 of 2 right", "done all lessons");
    assertThat(somebody.get(mine).body()).contains("done on", "counts until");
    assertThat(trainer.get(course).body()).contains("Done by 1 of 1");
    assertThat(
            column("select act from evidence_entry where line like '%answering-done%' order by id"))
        .startsWith(
            "course.published",
            "lesson.failed",
            "lesson.passed",
            "course.completed",
            "certificate.issued");
    assertThat(column("select line from evidence_entry where line like '%answering-done%'"))
        .noneMatch(line -> line.contains(learner.id().toString()))
        .noneMatch(line -> line.contains("right"));
    end(course);
    assertThat(SERVER.somebody().get(mine).statusCode()).isEqualTo(404);
    assertThat(somebody.get(mine).statusCode()).isEqualTo(200);
  }

  @Test
  void theReaderChoosesTheLanguage() {
    String course = published("answering-french");
    Somebody somebody = SERVER.somebody();
    somebody.post("/language", Map.of("language", "fr", "to", "/me"));
    String mine = "/me/courses/answering-french";
    somebody.post(mine + "/beginning", Map.of());

    assertThat(somebody.get(mine + "/lessons/late").body())
        .contains("Une cliente écrit vendredi", "Que faites-vous\u202f?", "Plusieurs réponses");
    end(course);
  }

  @Test
  void choicesComeInAnOrderOfTheTry() {
    String course = published("answering-order");
    Somebody somebody = SERVER.somebody();
    String lesson = "/me/courses/answering-order/lessons/late";
    somebody.post("/me/courses/answering-order/beginning", Map.of());
    String first = order(somebody.get(lesson).body());
    assertThat(order(somebody.get(lesson).body())).isEqualTo(first);

    List<String> orders = new java.util.ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      orders.add(order(somebody.get(lesson).body()));
      somebody.post(
          lesson + "/tries",
          Map.of("try", Integer.toString(i), "answer.friday", "0", "answer.answers", "2"));
    }

    assertThat(orders.stream().distinct().count()).isGreaterThan(1);
    end(course);
  }

  private static String order(String page) {
    return java.util.regex.Pattern.compile("name=\"answer\\.friday\" value=\"(\\d)\"")
        .matcher(page)
        .results()
        .map(it -> it.group(1))
        .collect(java.util.stream.Collectors.joining());
  }

  @Test
  void whatIsPublishedNeverChangesAndANewEditionReplacesIt() {
    String course = published("answering-editions");
    Somebody begun = SERVER.somebody();
    String mine = "/me/courses/answering-editions";
    begun.post(mine + "/beginning", Map.of());
    String draft = place(trainer.post(course + "/draft", Map.of()));
    String text =
        new String(files("answering-editions").get("course.en.md"), StandardCharsets.UTF_8);
    place(
        trainer.post(
            draft + "/draft/texts/en", Map.of("text", text.replace("five days", "four days"))));
    assertThat(trainer.get(course + "/editions/2/lessons/promise").body()).contains("four days");
    assertThat(begun.get(mine + "/lessons/promise").body()).contains("five days");

    place(trainer.post(course + "/publication", Map.of()));

    assertThat(begun.get(mine + "/lessons/promise").body()).contains("five days");
    assertThat(SERVER.somebody().get(mine + "/lessons/promise").body()).contains("four days");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                SERVER
                    .application()
                    .getBean(JdbcTemplate.class)
                    .update("update course_file set content = '' where name = 'course.en.md'"))
        .hasMessageContaining("never change");
    end(course);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    Map<String, byte[]> files = files("answering-wrong");
    files.put(
        "course.en.md",
        """
        ---
        course: answering-wrong
        language: en
        title: Wrong
        summary: Wrong in many ways.
        minutes: long
        colour: red
        pass: 80 %
        ---
        Before.
        # One {#one}
        ![](clock.svg) ![gone](gone.png)
        ```example
        code: hearth
        rule: NO-1
        ```
        ```example
        code: learn-water
        rule: CS-1
        example: 99
        ```
        # Two {#one}
        ## Questions
        ### No right {#no-right}
        - [ ] a
        - [ ] b
        ### Alone
        - [x] a
        ```
        """
            .getBytes(StandardCharsets.UTF_8));
    files.put("bad.png", "no picture".getBytes(StandardCharsets.UTF_8));
    for (String unsafe :
        List.of(
            "<script>alert(1)</script>",
            "<rect onclick=\"alert(1)\"/>",
            "<foreignObject/>",
            "<image href=\"https://example.org/a.png\"/>",
            "<use href=\"https://example.org/a.svg#x\"/>",
            "<style>@import url(https://example.org/a.css);</style>")) {
      files.put(
          "unsafe-%d.svg".formatted(files.size()),
          "<svg xmlns=\"http://www.w3.org/2000/svg\">%s</svg>"
              .formatted(unsafe)
              .getBytes(StandardCharsets.UTF_8));
    }

    String course = place(trainer.upload("/office/courses", Map.of(), "wrong.zip", zip(files)));
    String page = trainer.get(course).body();

    assertThat(page)
        .contains("course.en.md:6", "“long” is no value for “minutes”")
        .contains("course.en.md:7", "“colour” is no setting")
        .contains("course.en.md:10", "stands before the first lesson")
        .contains("course.en.md:12", "no words that stand for it", "no picture gone.png")
        .contains("course.en.md:13", "has no rule NO-1")
        .contains("course.en.md:17", "CS-1 of “learn-water” has fewer examples")
        .contains("course.en.md:22", "“one” stands there twice")
        .contains("course.en.md:24", "“No right” has no right choice")
        .contains("course.en.md:27", "the heading “Alone” has no key", "no two to ten choices")
        .contains("bad.png</code>: bad.png is not the picture")
        .contains("the two languages differ")
        .contains("the heads of the two languages differ");
    assertThat(page.split("does more than draw", -1)).hasSize(7);
    assertThat(trainer.post(course + "/publication", Map.of()).body())
        .contains("The draft has problems still");
    place(trainer.post(course + "/draft/removal", Map.of()));
  }

  @Test
  void picturesAreServedSoThatTheyOnlyDraw() {
    String course = published("answering-picture");
    Somebody somebody = SERVER.somebody();

    HttpResponse<String> picture = somebody.get("/me/courses/answering-picture/pictures/clock.svg");

    assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(picture.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    assertThat(somebody.get("/me/courses/answering-picture/pictures/course.en.md").statusCode())
        .isEqualTo(404);
    end(course);
  }

  @Test
  void aReadyCourseIsACourseOfOnesOwn() {
    assertThat(trainer.get("/office/courses").body()).contains("Answering in time");

    String course = place(trainer.post("/office/courses/ready/answering", Map.of()));

    assertThat(trainer.get(course).body()).contains("Nothing is wrong with it", "clock.svg");
    assertThat(trainer.post("/office/courses/ready/none", Map.of()).statusCode()).isEqualTo(404);
    place(trainer.post(course + "/draft/removal", Map.of()));
  }

  @Test
  void theCoursesThatComeAlongAreSoundInBothLanguages() {
    for (String key : List.of("living-by-the-code", "speaking-up")) {
      String course = place(trainer.post("/office/courses/ready/" + key, Map.of()));

      assertThat(trainer.get(course).body())
          .as(key)
          .contains("Nothing is wrong with it", "course.en.md", "course.fr.md");
      place(trainer.post(course + "/draft/removal", Map.of()));
    }
  }

  @Test
  void aCourseIsWrittenInTheOffice() {
    String text = place(trainer.post("/office/courses/written", Map.of("key", "written-here")));

    assertThat(text).endsWith("/draft/texts/en");
    String course = text.replaceFirst("/draft/.*$", "");
    assertThat(trainer.get(text).body()).contains("course: written-here");
    assertThat(trainer.get(course).body()).contains("Nothing is wrong with it");
    for (String key : List.of("Written here", "team", "written-here")) {
      assertThat(trainer.post("/office/courses/written", Map.of("key", key)).body())
          .as(key)
          .contains("This short name cannot be used");
    }
    HttpResponse<String> broken =
        trainer.upload("/office/courses", Map.of(), "a.zip", new byte[] {1, 2, 3});
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("a.zip cannot be read");
  }
}
