package coco.server.code;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.FrontMatter;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The public site: the code in force and the editions before it, as anybody may read them, and the
 * same for those who work here, with its internal chapters.
 */
@Controller
public class PublicPages {
  private static final String LANGUAGE = "/{tag:en|fr}";

  private final Editions editions;
  private final CodeReader reader;

  PublicPages(Editions editions, CodeReader reader) {
    this.editions = editions;
    this.reader = reader;
  }

  /** A code that one can read. */
  public record Entry(String title, String address, String edition) {}

  public record Front(Visit visit, List<Entry> codes) {
    public Front {
      codes = List.copyOf(codes);
    }
  }

  /** A link to a goal or a rule. */
  public record Link(String id, String title, String address) {}

  /** A goal with the rules that serve it. */
  public record Goal(String id, String title, String words, List<Link> rules) {
    public Goal {
      rules = List.copyOf(rules);
    }
  }

  public record Chapter(String anchor, String title, boolean internal, List<Link> rules) {
    public Chapter {
      rules = List.copyOf(rules);
    }
  }

  /** A code's own page. */
  public record Cover(
      Visit visit,
      Head head,
      String introduction,
      List<Goal> goals,
      List<Chapter> chapters,
      Optional<String> contact,
      Optional<String> owner) {
    public Cover {
      goals = List.copyOf(goals);
      chapters = List.copyOf(chapters);
    }
  }

  /**
   * What each page of an edition says of it.
   *
   * @param from the day since which, or from which, it is in force
   * @param isCurrent whether it is the edition in force
   * @param of the text's language
   */
  public record Head(
      String title,
      String edition,
      String from,
      boolean isCurrent,
      boolean isInternal,
      Language of,
      String root,
      String permanent,
      String current) {}

  public record Rule(
      Visit visit,
      Head head,
      String id,
      String title,
      String chapter,
      String html,
      Optional<Link> before,
      Optional<Link> after) {}

  /** A table of terms or of opening hours. */
  public record Table(Visit visit, Head head, String kind, String html) {}

  public record Past(Visit visit, Head head, List<Row> editions) {
    public Past {
      editions = List.copyOf(editions);
    }

    public record Row(String name, String from, String address, boolean isCurrent) {}
  }

  @GetMapping("/")
  @Needs(Permission.READ_PUBLIC)
  String root(Visit visit) {
    return "redirect:/" + visit.language().tag();
  }

  @GetMapping(LANGUAGE)
  @Needs(Permission.READ_PUBLIC)
  ModelAndView front(Visit visit) {
    return Templates.page(
        "code/front", new Front(visit, entries("/" + visit.language().tag(), visit.language())));
  }

  private List<Entry> entries(String root, Language language) {
    List<Entry> codes = new ArrayList<>();
    for (String key : editions.publishedCodes()) {
      editions
          .inForce(key)
          .ifPresent(
              edition -> {
                Reading reading =
                    Reading.of(edition, language, reader, Readers.PUBLIC, root + "/" + key);
                codes.add(
                    new Entry(
                        reading.document().title(),
                        reading.root(),
                        edition.publication().orElseThrow().name()));
              });
    }
    return codes;
  }

  @GetMapping({LANGUAGE + "/{key}", LANGUAGE + "/{key}/editions/{name}"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView cover(Visit visit, @PathVariable String key, @PathVariable Optional<String> name) {
    return cover(visit, reading(visit, key, name), false);
  }

  @GetMapping({LANGUAGE + "/{key}/rules/{rule}", LANGUAGE + "/{key}/editions/{name}/rules/{rule}"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView rule(
      Visit visit,
      @PathVariable String key,
      @PathVariable Optional<String> name,
      @PathVariable String rule) {
    return rule(visit, reading(visit, key, name), rule, false);
  }

  @GetMapping({LANGUAGE + "/{key}/terms", LANGUAGE + "/{key}/editions/{name}/terms"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView terms(Visit visit, @PathVariable String key, @PathVariable Optional<String> name) {
    Reading reading = reading(visit, key, name);
    return table(visit, reading, "terms", reading.parts().definitions(), false);
  }

  @GetMapping({LANGUAGE + "/{key}/hours", LANGUAGE + "/{key}/editions/{name}/hours"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView hours(Visit visit, @PathVariable String key, @PathVariable Optional<String> name) {
    Reading reading = reading(visit, key, name);
    return table(visit, reading, "hours", reading.parts().calendars(), false);
  }

  @GetMapping(LANGUAGE + "/{key}/editions")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView past(Visit visit, @PathVariable String key) {
    Reading current = reading(visit, key, Optional.empty());
    List<Past.Row> rows =
        editions.published(key).stream()
            .map(
                edition ->
                    new Past.Row(
                        edition.publication().orElseThrow().name(),
                        from(visit, current.document(), edition),
                        current.root() + "/editions/" + edition.publication().get().name(),
                        edition.id().equals(current.edition().id())))
            .toList();
    return Templates.page("code/past", new Past(visit, head(visit, current, false), rows));
  }

  @GetMapping("/me")
  @Needs(Permission.READ_CODE)
  ModelAndView mine(Visit visit) {
    return Templates.page("code/mine", new Front(visit, entries("/me/code", visit.language())));
  }

  @GetMapping("/me/code/{key}")
  @Needs(Permission.READ_CODE)
  ModelAndView whole(Visit visit, @PathVariable String key) {
    return cover(visit, own(visit, key), true);
  }

  @GetMapping("/me/code/{key}/rules/{rule}")
  @Needs(Permission.READ_CODE)
  ModelAndView ownRule(Visit visit, @PathVariable String key, @PathVariable String rule) {
    return rule(visit, own(visit, key), rule, true);
  }

  @GetMapping("/me/code/{key}/terms")
  @Needs(Permission.READ_CODE)
  ModelAndView ownTerms(Visit visit, @PathVariable String key) {
    Reading reading = own(visit, key);
    return table(visit, reading, "terms", reading.parts().definitions(), true);
  }

  @GetMapping("/me/code/{key}/hours")
  @Needs(Permission.READ_CODE)
  ModelAndView ownHours(Visit visit, @PathVariable String key) {
    Reading reading = own(visit, key);
    return table(visit, reading, "hours", reading.parts().calendars(), true);
  }

  private Reading own(Visit visit, String key) {
    Edition edition = editions.inForce(key).orElseThrow(() -> new NotFound("the code " + key));
    return Reading.of(edition, visit.language(), reader, Readers.OWN, "/me/code/" + key);
  }

  /** The edition of a name, else the one in force. */
  private Reading reading(Visit visit, String key, Optional<String> name) {
    String root = "/%s/%s".formatted(visit.language().tag(), key);
    if (name.isEmpty()) {
      Edition edition = editions.inForce(key).orElseThrow(() -> new NotFound("the code " + key));
      return Reading.of(edition, visit.language(), reader, Readers.PUBLIC, root);
    }
    Edition edition =
        editions.published(key).stream()
            .filter(it -> it.publication().orElseThrow().name().equals(name.get()))
            .findFirst()
            .orElseThrow(() -> new NotFound("the edition " + name.get()));
    return Reading.of(
        edition, visit.language(), reader, Readers.PUBLIC, root + "/editions/" + name.get());
  }

  private ModelAndView cover(Visit visit, Reading reading, boolean internal) {
    List<Goal> goals = new ArrayList<>();
    List<Chapter> chapters = new ArrayList<>();
    CodeParts parts = reading.parts();
    int number = 0;
    for (Document.Chapter chapter : parts.chapters()) {
      number++;
      parts.goals(chapter).forEach(goal -> goals.add(goal(reading, goal)));
      List<Link> rules =
          parts.rules(chapter).stream()
              .map(rule -> link(reading, rule.id().text(), rule.title()))
              .toList();
      if (!rules.isEmpty()) {
        chapters.add(new Chapter("chapter-" + number, chapter.title(), chapter.internal(), rules));
      }
    }
    FrontMatter front = reading.document().frontMatter();
    return Templates.page(
        "code/cover",
        new Cover(
            visit,
            head(visit, reading, internal),
            parts.introduction(),
            goals,
            chapters,
            front.contact().map(Located::value),
            front.owner().map(Located::value)));
  }

  private static Goal goal(Reading reading, Document.Goal goal) {
    List<Link> serving =
        reading.document().rules().stream()
            .filter(rule -> reading.parts().rule(rule.id().text()).isPresent())
            .filter(
                rule ->
                    rule.rule()
                        .filter(it -> it.annotations().serves().contains(goal.id()))
                        .isPresent())
            .map(rule -> link(reading, rule.id().text(), rule.title()))
            .toList();
    return new Goal(goal.id(), goal.title(), reading.parts().goal(goal), serving);
  }

  private static Link link(Reading reading, String id, String title) {
    return new Link(id, title, reading.root() + "/rules/" + id);
  }

  private ModelAndView rule(Visit visit, Reading reading, String id, boolean internal) {
    Document.RuleText rule =
        reading.parts().rule(id).orElseThrow(() -> new NotFound("the rule " + id));
    List<Document.RuleText> all =
        reading.parts().chapters().stream()
            .flatMap(chapter -> reading.parts().rules(chapter).stream())
            .toList();
    int place = all.indexOf(rule);
    String chapter =
        reading.parts().chapters().stream()
            .filter(each -> reading.parts().rules(each).contains(rule))
            .map(Document.Chapter::title)
            .findFirst()
            .orElse("");
    return Templates.page(
        "code/rule",
        new Rule(
            visit,
            head(visit, reading, internal),
            id,
            rule.title(),
            chapter,
            reading.parts().rule(rule),
            neighbour(reading, all, place - 1),
            neighbour(reading, all, place + 1)));
  }

  private static Optional<Link> neighbour(Reading reading, List<Document.RuleText> all, int place) {
    return place < 0 || place >= all.size()
        ? Optional.empty()
        : Optional.of(link(reading, all.get(place).id().text(), all.get(place).title()));
  }

  private ModelAndView table(
      Visit visit, Reading reading, String kind, String html, boolean internal) {
    return Templates.page(
        "code/table", new Table(visit, head(visit, reading, internal), kind, html));
  }

  private Head head(Visit visit, Reading reading, boolean internal) {
    Edition edition = reading.edition();
    String name = edition.publication().orElseThrow().name();
    String site = "/%s/%s".formatted(visit.language().tag(), edition.codeKey());
    boolean current =
        editions.inForce(edition.codeKey()).filter(it -> it.id().equals(edition.id())).isPresent();
    return new Head(
        reading.document().title(),
        name,
        from(visit, reading.document(), edition),
        current,
        internal,
        reading.document().language(),
        reading.root(),
        site + "/editions/" + name,
        site);
  }

  private static String from(Visit visit, Document document, Edition edition) {
    ZoneId zone = document.code().zone();
    return visit
        .texts()
        .date(edition.publication().orElseThrow().inForceFrom().atZone(zone).toLocalDate());
  }
}
