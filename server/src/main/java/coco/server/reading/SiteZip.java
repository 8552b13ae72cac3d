package coco.server.reading;

import coco.engine.calendar.Holidays;
import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.web.Templates;
import coco.server.web.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An edition as a site of files in one archive: a page for each rule, in each language, that opens
 * from a folder without a server.
 */
public final class SiteZip {
  private static final String ROOT = "\u0001root\u0001";
  private static final String BOOTSTRAP =
      "/META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css";

  /** Entries bear this time, so that the same edition gives the same bytes: 1980, as zip begins. */
  private static final long ALWAYS = 315_532_800_000L;

  private final List<Document> documents;
  private final Holidays holidays;
  private final Templates templates;

  private SiteZip(List<Document> documents, Holidays holidays, Templates templates) {
    this.documents = documents;
    this.holidays = holidays;
    this.templates = templates;
  }

  /**
   * What each page has.
   *
   * @param root the folder of its language, from where the page is
   * @param other the same page in the other language; empty where there is none
   */
  public record Frame(
      Texts texts,
      String title,
      String codeTitle,
      String edition,
      String root,
      String other,
      String otherTag) {}

  public record Start(List<Frame> frames) {
    public Start {
      frames = List.copyOf(frames);
    }
  }

  public record Cover(
      Frame frame,
      String introduction,
      List<String> without,
      String besideGoals,
      List<PublicPages.Goal> goals,
      List<PublicPages.Chapter> chapters) {
    public Cover {
      without = List.copyOf(without);
      goals = List.copyOf(goals);
      chapters = List.copyOf(chapters);
    }
  }

  public record Rule(
      Frame frame,
      String id,
      String title,
      String chapter,
      String html,
      Optional<PublicPages.Link> before,
      Optional<PublicPages.Link> after) {}

  public record Table(Frame frame, String html) {}

  /**
   * The archive.
   *
   * @param documents one or two languages of an edition, of what its readers may read
   */
  static byte[] of(List<Document> documents, Holidays holidays, Templates templates) {
    return new SiteZip(List.copyOf(documents), holidays, templates).bytes();
  }

  private byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      List<Frame> frames = new ArrayList<>();
      for (Document document : documents) {
        frames.add(frame(document, document.title(), ".", "index.html"));
        pages(document, zip);
      }
      text(zip, "index.html", templates.text("reading/sitestart", new Start(frames)));
      style(zip, "style/bootstrap.css", BOOTSTRAP);
      style(zip, "style/coco.css", "/assets/coco.css");
      style(zip, "style/theme.js", "/assets/theme.js");
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write a site", failure);
    }
    return file.toByteArray();
  }

  private static void text(ZipOutputStream zip, String name, String text) throws IOException {
    write(zip, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void style(ZipOutputStream zip, String name, String resource) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(SiteZip.class.getResourceAsStream(resource), resource)) {
      write(zip, name, stream.readAllBytes());
    }
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(ALWAYS);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Where an anchor of the whole page lies among the files. */
  private static String place(String anchor) {
    if (anchor.startsWith("term-")) {
      return "/terms.html#" + anchor;
    }
    if (anchor.startsWith("calendar-")) {
      return "/hours.html#" + anchor;
    }
    if (anchor.startsWith("chapter-")) {
      return "/index.html#" + anchor;
    }
    return "/rules/" + file(anchor);
  }

  private static boolean isGoal(Document document, String anchor) {
    return document.goals().stream().anyMatch(goal -> goal.id().equals(anchor));
  }

  private static String file(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8) + ".html";
  }

  private Frame frame(Document document, String title, String root, String path) {
    Optional<Document> other =
        documents.stream().filter(each -> each.language() != document.language()).findFirst();
    return new Frame(
        Texts.in(document.language()),
        title,
        document.title(),
        document.code().edition(),
        root,
        other.map(each -> "%s/../%s/%s".formatted(root, each.language().tag(), path)).orElse(""),
        other.map(Document::language).map(Language::tag).orElse(""));
  }

  private void pages(Document document, ZipOutputStream zip) throws IOException {
    CodeParts parts =
        new CodeParts(
            document,
            holidays,
            Readers.OWN,
            anchor -> ROOT + (isGoal(document, anchor) ? "/index.html#" + anchor : place(anchor)));
    String folder = document.language().tag() + "/";
    text(zip, folder + "index.html", templates.text("reading/sitecover", cover(document, parts)));
    Texts texts = Texts.in(document.language());
    text(
        zip,
        folder + "terms.html",
        templates.text(
            "reading/sitetable",
            new Table(
                frame(document, texts.of("reading.terms"), ".", "terms.html"),
                parts.definitions().replace(ROOT, "."))));
    text(
        zip,
        folder + "hours.html",
        templates.text(
            "reading/sitetable",
            new Table(
                frame(document, texts.of("reading.hours"), ".", "hours.html"),
                parts.calendars().replace(ROOT, "."))));
    List<Document.RuleText> rules =
        parts.chapters().stream().flatMap(chapter -> parts.rules(chapter).stream()).toList();
    for (Document.Chapter chapter : parts.chapters()) {
      for (Document.RuleText rule : parts.rules(chapter)) {
        String id = rule.id().text();
        int at = rules.indexOf(rule);
        text(
            zip,
            folder + "rules/" + file(id),
            templates.text(
                "reading/siterule",
                new Rule(
                    frame(document, id + " · " + rule.title(), "..", "rules/" + file(id)),
                    id,
                    rule.title(),
                    chapter.title(),
                    parts.rule(rule).replace(ROOT, ".."),
                    at == 0 ? Optional.empty() : Optional.of(link(rules.get(at - 1), "..")),
                    at + 1 == rules.size()
                        ? Optional.empty()
                        : Optional.of(link(rules.get(at + 1), "..")))));
      }
    }
  }

  private Cover cover(Document document, CodeParts parts) {
    List<PublicPages.Goal> goals = new ArrayList<>();
    List<PublicPages.Chapter> chapters = new ArrayList<>();
    List<Document.Chapter> told = parts.told();
    int number = 0;
    for (Document.Chapter chapter : parts.chapters()) {
      number++;
      for (Document.Goal goal : parts.goals(chapter)) {
        List<PublicPages.Link> serving =
            document.rules().stream()
                .filter(
                    rule ->
                        rule.rule()
                            .filter(it -> it.annotations().serves().contains(goal.id()))
                            .isPresent())
                .map(rule -> link(rule, "."))
                .toList();
        goals.add(
            new PublicPages.Goal(
                goal.id(), goal.title(), parts.goal(goal).replace(ROOT, "."), serving));
      }
      if (told.contains(chapter)) {
        chapters.add(
            new PublicPages.Chapter(
                "chapter-" + number,
                chapter.title(),
                chapter.internal(),
                parts.prose(chapter).replace(ROOT, "."),
                parts.rules(chapter).stream().map(rule -> link(rule, ".")).toList()));
      }
    }
    return new Cover(
        frame(document, document.title(), ".", "index.html"),
        parts.introduction().replace(ROOT, "."),
        parts.without(),
        parts.besideGoals().replace(ROOT, "."),
        goals,
        chapters);
  }

  private static PublicPages.Link link(Document.RuleText rule, String root) {
    String id = rule.id().text();
    return new PublicPages.Link(id, rule.title(), root + place(id));
  }
}
