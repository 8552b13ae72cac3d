package coco.server.learn;

import coco.language.print.SafeHtml;
import coco.server.learn.text.CourseFolder;
import coco.server.learn.text.CourseText;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.web.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A course in one language as a SCORM 1.2 package with one content object, for the organisation's
 * own learning system: it needs no server of ours, and has no script but its own file.
 */
final class ScormPackage {
  private static final String STYLE = "coco.css";

  private final CourseEdition edition;
  private final CourseText text;
  private final LessonPage lessons;
  private final Texts texts;

  private ScormPackage(CourseEdition edition, CourseText text, LessonPage lessons) {
    this.edition = edition;
    this.text = text;
    this.lessons = lessons;
    this.texts = Texts.in(text.language());
  }

  /** The package, as an archive; always alike. */
  static byte[] of(CourseEdition edition, CourseText text, LessonPage lessons) {
    return new ScormPackage(edition, text, lessons).packed();
  }

  private byte[] packed() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    edition
        .folder()
        .files()
        .forEach(
            (name, bytes) -> {
              if (CourseFolder.isPicture(name)) {
                files.put("pictures/" + name, bytes);
              }
            });
    files.put("index.html", page().getBytes(StandardCharsets.UTF_8));
    files.put("scorm.js", resource("/coco/server/learn/scorm/scorm.js"));
    files.put("scorm.css", resource("/coco/server/learn/scorm/scorm.css"));
    files.put(STYLE, resource("/assets/coco.css"));
    files.put("imsmanifest.xml", manifest(files).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] resource(String name) {
    try (InputStream stream = ScormPackage.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name, failure);
    }
  }

  private String manifest(SortedMap<String, byte[]> files) {
    String listed =
        files.keySet().stream()
            .map(name -> "      <file href=\"%s\"/>\n".formatted(escaped(name)))
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest identifier="course-%1$s-%2$s" version="%3$d"
            xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
            xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
          <metadata>
            <schema>ADL SCORM</schema>
            <schemaversion>1.2</schemaversion>
          </metadata>
          <organizations default="organization">
            <organization identifier="organization">
              <title>%4$s</title>
              <item identifier="item" identifierref="course" isvisible="true">
                <title>%4$s</title>
              </item>
            </organization>
          </organizations>
          <resources>
            <resource identifier="course" type="webcontent" adlcp:scormtype="sco" href="index.html">
        %5$s    </resource>
          </resources>
        </manifest>
        """
        .formatted(
            text.key(), text.language().tag(), edition.number(), escaped(text.title()), listed);
  }

  private static String escaped(String words) {
    return SafeHtml.escaped(words);
  }

  private String said(String key, Object... arguments) {
    return escaped(texts.of(key, arguments));
  }

  private String page() {
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <!DOCTYPE html>
        <html lang="%1$s" data-bs-theme="light">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%2$s</title>
        <link rel="stylesheet" href="coco.css">
        <link rel="stylesheet" href="scorm.css">
        <script defer src="scorm.js"></script>
        </head>
        <body>
        <main data-pass="%3$d" data-count="%4$s" data-passed="%5$s" data-failed="%6$s" data-is-right="%7$s" data-is-wrong="%8$s" data-completed="%9$s" data-unanswered="%10$s" data-alone="%11$s">
        <h1>%2$s</h1>
        <p class="lead">%12$s</p>
        <p id="standing" role="status"></p>
        <nav aria-label="%13$s"><ol class="lesson-list">
        """
            .formatted(
                text.language().tag(),
                escaped(text.title()),
                text.pass(),
                said("learn.result.right", "%r", "%n"),
                said("learn.result.passed"),
                said("learn.result.failed"),
                said("learn.result.is-right"),
                said("learn.result.is-wrong"),
                said("learn.completed"),
                said("learn.problem.unanswered"),
                said("learn.scorm.alone"),
                escaped(text.summary()),
                said("learn.lessons")));
    for (Lesson lesson : text.lessons()) {
      html.append(
          "<li><a href=\"#lesson-%s\">%s</a></li>\n"
              .formatted(escaped(lesson.key()), escaped(lesson.title())));
    }
    html.append("</ol></nav>\n");
    text.lessons().forEach(lesson -> html.append(section(lesson)));
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private String section(Lesson lesson) {
    StringBuilder html = new StringBuilder();
    html.append(
        "<section class=\"lesson-section\" id=\"lesson-%1$s\" data-lesson=\"%1$s\">\n<h2 tabindex=\"-1\">%2$s</h2>\n<div class=\"lesson\">\n"
            .formatted(escaped(lesson.key()), escaped(lesson.title())));
    for (LessonPage.SeenPart part :
        lessons.lesson(edition, text.language(), lesson, "pictures/").parts()) {
      html.append(
          part.rule()
              .map(
                  rule ->
                      "<div class=\"hero code-parts\">\n<h3><span class=\"id\">%s</span> %s</h3>\n%s</div>\n"
                          .formatted(escaped(rule.id()), escaped(rule.title()), part.html()))
              .orElse(part.html()));
    }
    html.append("</div>\n<form>\n");
    for (LessonPage.SeenQuestion question :
        lessons.questions(edition, text.language(), lesson, "pictures/", 0)) {
      html.append(question(lesson, question));
    }
    String button =
        lesson.questions().isEmpty() ? said("learn.lesson.read.last") : said("learn.answer");
    return html.append("<p class=\"result\" role=\"status\"></p>\n<button>")
        .append(button)
        .append("</button>\n</form>\n</section>\n")
        .toString();
  }

  private String question(Lesson lesson, LessonPage.SeenQuestion question) {
    String right =
        question.choices().stream()
            .filter(LessonPage.SeenChoice::isRight)
            .map(LessonPage.SeenChoice::place)
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    StringBuilder html = new StringBuilder();
    html.append(
        "<fieldset class=\"question\" data-question=\"%s\" data-right=\"%s\">\n<legend class=\"question-title\">%s</legend>\n<div>%s</div>\n"
            .formatted(
                escaped(question.key()), right, escaped(question.title()), question.situation()));
    if (question.isOfSeveral()) {
      html.append("<p class=\"hint\">%s</p>\n".formatted(said("learn.several")));
    }
    for (LessonPage.SeenChoice choice : question.choices()) {
      html.append(
          "<label class=\"tick question-choice\"><input type=\"%s\" name=\"%s.%s\" value=\"%d\"> <span>%s</span></label>\n"
              .formatted(
                  question.isOfSeveral() ? "checkbox" : "radio",
                  escaped(lesson.key()),
                  escaped(question.key()),
                  choice.place(),
                  choice.html()));
    }
    return html.append(
            "<p class=\"outcome\" role=\"status\"></p>\n<div class=\"explanation\" hidden>")
        .append(question.explanation())
        .append("</div>\n</fieldset>\n")
        .toString();
  }
}
