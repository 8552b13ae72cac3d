package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.FrontMatter;
import coco.language.code.ChapterKind;
import coco.language.text.Located;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Comments;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.code.Tasks;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import coco.server.web.Waiting;
import java.time.Clock;
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
  static final String LANGUAGE = "/{tag:en|fr}";

  private final Places places;
  private final Publications publications;
  private final Readings readings;
  private final Heads heads;
  private final OpeningHours openingHours;
  private final Comments comments;
  private final Tasks tasks;
  private final List<Waiting> waiting;
  private final List<RuleNotes> notes;
  private final List<Contacts> contacts;
  private final Clock clock;

  PublicPages(
      Places places,
      Publications publications,
      Readings readings,
      Heads heads,
      OpeningHours openingHours,
      Comments comments,
      Tasks tasks,
      List<Waiting> waiting,
      List<RuleNotes> notes,
      List<Contacts> contacts,
      Clock clock) {
    this.places = places;
    this.publications = publications;
    this.readings = readings;
    this.heads = heads;
    this.openingHours = openingHours;
    this.comments = comments;
    this.tasks = tasks;
    this.waiting = waiting;
    this.notes = List.copyOf(notes);
    this.contacts = List.copyOf(contacts);
    this.clock = clock;
  }

  /** A code that one can read. */
  public record Entry(String title, String address, String edition) {}

  /** Codes to read, and drafts that anybody may comment. */
  public record Front(Visit visit, List<Entry> codes, List<Comments.OpenDraft> drafts) {
    public Front {
      codes = List.copyOf(codes);
      drafts = List.copyOf(drafts);
    }
  }

  /** Codes to read for somebody who works here, and what waits for them. */
  public record Mine(
      Visit visit, List<Entry> codes, List<Tasks.Task> tasks, List<Waiting.Item> waiting) {
    public Mine {
      waiting = List.copyOf(waiting);
      codes = List.copyOf(codes);
      tasks = List.copyOf(tasks);
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

  /**
   * A chapter.
   *
   * @param words what it says beside its rules, as HTML; empty where that is nothing
   */
  public record Chapter(
      String anchor, String title, boolean internal, String words, List<Link> rules) {
    public Chapter {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A code's own page.
   *
   * @param without what the organisation does not have, each with its reason
   * @param besideGoals what is said before the goals, as HTML
   */
  public record Cover(
      Visit visit,
      Head head,
      String inForce,
      String introduction,
      List<String> without,
      String besideGoals,
      List<Goal> goals,
      List<Chapter> chapters,
      Optional<String> contact,
      Optional<String> owner) {
    public Cover {
      without = List.copyOf(without);
      goals = List.copyOf(goals);
      chapters = List.copyOf(chapters);
    }
  }

  /** A term of a rule, explained beside it. */
  public record Word(String anchor, String term, String nature, String meaning, String address) {}

  public record Rule(
      Visit visit,
      Head head,
      String id,
      String title,
      String chapter,
      String html,
      List<Word> words,
      List<RuleNotes.Note> notes,
      List<Contacts.Contact> contacts,
      Optional<Link> before,
      Optional<Link> after) {
    public Rule {
      contacts = List.copyOf(contacts);
      words = List.copyOf(words);
      notes = List.copyOf(notes);
    }
  }

  /** The table of terms. */
  public record Terms(Visit visit, Head head, String html) {}

  /**
   * The opening hours.
   *
   * @param beside what the code says beside them, as HTML
   */
  public record Hours(
      Visit visit, Head head, String beside, List<OpeningHours.Calendar> calendars) {
    public Hours {
      calendars = List.copyOf(calendars);
    }
  }

  /**
   * Help: what the code says of it, and whom one turns to.
   *
   * @param chapters those about it
   * @param contact as the code names it
   */
  public record Help(
      Visit visit,
      Head head,
      List<Chapter> chapters,
      List<Contacts.Theme> themes,
      Optional<String> contact) {
    public Help {
      chapters = List.copyOf(chapters);
      themes = List.copyOf(themes);
    }
  }

  public record Past(
      Visit visit, Head head, List<Row> editions, List<WithdrawnPages.Gone> withdrawn) {
    public Past {
      editions = List.copyOf(editions);
      withdrawn = List.copyOf(withdrawn);
    }

    /**
     * @param inForce since when, or from when
     * @param changes where to read what changed to it, empty for the first
     */
    public record Row(
        String name, String inForce, String address, boolean isCurrent, Optional<String> changes) {}
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
        "reading/front",
        new Front(visit, entries(visit, Readers.PUBLIC), comments.openToAll(visit.language())));
  }

  private List<Entry> entries(Visit visit, Readers readers) {
    String root = readers == Readers.OWN ? "/me/code/" : "/" + visit.language().tag() + "/";
    List<Entry> codes = new ArrayList<>();
    for (Published edition : publications.inForce()) {
      Reading reading = readings.of(edition, visit.language(), readers);
      codes.add(new Entry(reading.title(), root + edition.codeKey(), edition.name()));
    }
    return codes;
  }

  @GetMapping({LANGUAGE + "/{key}", LANGUAGE + "/{key}/editions/{name}"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView cover(Visit visit, @PathVariable String key, @PathVariable Optional<String> name) {
    return cover(visit, places.open(visit.language(), key, name));
  }

  @GetMapping({LANGUAGE + "/{key}/rules/{rule}", LANGUAGE + "/{key}/editions/{name}/rules/{rule}"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView rule(
      Visit visit,
      @PathVariable String key,
      @PathVariable Optional<String> name,
      @PathVariable String rule) {
    return rule(visit, places.open(visit.language(), key, name), rule);
  }

  @GetMapping({LANGUAGE + "/{key}/terms", LANGUAGE + "/{key}/editions/{name}/terms"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView terms(Visit visit, @PathVariable String key, @PathVariable Optional<String> name) {
    return terms(visit, places.open(visit.language(), key, name));
  }

  @GetMapping({LANGUAGE + "/{key}/hours", LANGUAGE + "/{key}/editions/{name}/hours"})
  @Needs(Permission.READ_PUBLIC)
  ModelAndView hours(Visit visit, @PathVariable String key, @PathVariable Optional<String> name) {
    return hours(visit, places.open(visit.language(), key, name));
  }

  /**
   * Contacts change while an edition does not, so that only the one in force has a page of help.
   */
  @GetMapping(LANGUAGE + "/{key}/help")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView help(Visit visit, @PathVariable String key) {
    return help(visit, places.open(visit.language(), key, Optional.empty()));
  }

  @GetMapping("/me/code/{key}/help")
  @Needs(Permission.READ_CODE)
  ModelAndView ownHelp(Visit visit, @PathVariable String key) {
    return help(visit, places.whole(visit, key));
  }

  private ModelAndView help(Visit visit, Place place) {
    Reading reading = place.reading();
    String code = reading.edition().codeKey();
    return Templates.page(
        "reading/help",
        new Help(
            visit,
            heads.of(visit, place, "/help"),
            reading.told().stream()
                .filter(it -> it.kind().equals(Optional.of(ChapterKind.RESOURCES)))
                .map(
                    it ->
                        new Chapter(
                            "help-" + it.section().start(),
                            it.title(),
                            it.internal(),
                            reading.prose(it, place.root()),
                            reading.rules(it).stream().map(rule -> link(place, rule)).toList()))
                .toList(),
            contacts.stream()
                .flatMap(it -> it.of(code, visit.language(), place.isInternal()).stream())
                .toList(),
            reading.document().frontMatter().contact().map(Located::value)));
  }

  @GetMapping(LANGUAGE + "/{key}/editions")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView past(Visit visit, @PathVariable String key) {
    Place place = places.open(visit.language(), key, Optional.empty());
    List<Past.Row> rows = new ArrayList<>();
    List<Published> all = place.published();
    for (int i = 0; i < all.size(); i++) {
      Published edition = all.get(i);
      Optional<String> changes =
          i + 1 == all.size()
              ? Optional.empty()
              : Optional.of(
                  ChangePages.address(
                      Place.code(visit.language(), key), all.get(i + 1).name(), edition.name()));
      rows.add(
          new Past.Row(
              edition.name(),
              inForce(
                  visit,
                  place.reading().document(),
                  edition,
                  edition.id().equals(place.reading().edition().id())),
              Place.edition(visit.language(), edition),
              edition.id().equals(place.reading().edition().id()),
              changes));
    }
    List<WithdrawnPages.Gone> withdrawn =
        publications.withdrawn(key).stream()
            .map(edition -> WithdrawnPages.Gone.of(visit, readings, edition))
            .toList();
    return Templates.page(
        "reading/past", new Past(visit, heads.of(visit, place, "/editions"), rows, withdrawn));
  }

  @GetMapping("/me")
  @Needs(Permission.READ_CODE)
  ModelAndView mine(Visit visit) {
    return Templates.page(
        "reading/mine",
        new Mine(
            visit,
            entries(visit, Readers.OWN),
            tasks.of(visit.signedIn(), visit.language()),
            waiting.stream()
                .flatMap(it -> it.of(visit.signedIn(), visit.texts()).stream())
                .toList()));
  }

  @GetMapping("/me/code/{key}")
  @Needs(Permission.READ_CODE)
  ModelAndView whole(Visit visit, @PathVariable String key) {
    return cover(visit, places.whole(visit, key));
  }

  @GetMapping("/me/code/{key}/rules/{rule}")
  @Needs(Permission.READ_CODE)
  ModelAndView ownRule(Visit visit, @PathVariable String key, @PathVariable String rule) {
    return rule(visit, places.whole(visit, key), rule);
  }

  @GetMapping("/me/code/{key}/terms")
  @Needs(Permission.READ_CODE)
  ModelAndView ownTerms(Visit visit, @PathVariable String key) {
    return terms(visit, places.whole(visit, key));
  }

  @GetMapping("/me/code/{key}/hours")
  @Needs(Permission.READ_CODE)
  ModelAndView ownHours(Visit visit, @PathVariable String key) {
    return hours(visit, places.whole(visit, key));
  }

  private ModelAndView cover(Visit visit, Place place) {
    Reading reading = place.reading();
    List<Goal> goals = new ArrayList<>();
    List<Chapter> chapters = new ArrayList<>();
    List<Document.Chapter> told = reading.told();
    int number = 0;
    for (Document.Chapter chapter : reading.chapters()) {
      number++;
      reading.goals(chapter).forEach(goal -> goals.add(goal(place, goal)));
      if (told.contains(chapter)) {
        chapters.add(
            new Chapter(
                "chapter-" + number,
                chapter.title(),
                chapter.internal(),
                reading.prose(chapter, place.root()),
                reading.rules(chapter).stream().map(rule -> link(place, rule)).toList()));
      }
    }
    FrontMatter front = reading.document().frontMatter();
    return Templates.page(
        "reading/cover",
        new Cover(
            visit,
            heads.of(visit, place, ""),
            inForce(visit, reading.document(), reading.edition(), place.isCurrent()),
            reading.introduction(place.root()),
            reading.without(),
            reading.besideGoals(place.root()),
            goals,
            chapters,
            front.contact().map(Located::value),
            front.owner().map(Located::value)));
  }

  private static Goal goal(Place place, Document.Goal goal) {
    List<Link> serving =
        place.reading().rules().stream()
            .filter(
                rule ->
                    rule.rule()
                        .filter(it -> it.annotations().serves().contains(goal.id()))
                        .isPresent())
            .map(rule -> link(place, rule))
            .toList();
    return new Goal(goal.id(), goal.title(), place.reading().goal(goal, place.root()), serving);
  }

  private static Link link(Place place, Document.RuleText rule) {
    String id = rule.id().text();
    return new Link(id, rule.title(), place.rule(id));
  }

  private ModelAndView rule(Visit visit, Place place, String id) {
    Reading reading = place.reading();
    Document.RuleText rule = reading.rule(id).orElseThrow(() -> new NotFound("the rule " + id));
    int at = reading.rules().indexOf(rule);
    String chapter =
        reading.chapters().stream()
            .filter(each -> reading.rules(each).contains(rule))
            .map(Document.Chapter::title)
            .findFirst()
            .orElse("");
    List<Word> words =
        reading.words(rule).stream()
            .map(
                word ->
                    new Word(
                        word.anchor(),
                        word.term(),
                        word.nature(),
                        word.meaning(),
                        place.root() + Reading.place("term-" + word.anchor())))
            .toList();
    return Templates.page(
        "reading/rule",
        new Rule(
            visit,
            heads.of(visit, place, Reading.place(id)),
            id,
            rule.title(),
            chapter,
            reading.rule(rule, place.root()),
            words,
            notes(visit, place, id),
            contacts(visit, place, id),
            neighbour(place, at - 1),
            neighbour(place, at + 1)));
  }

  /** What stands beside a rule of the edition in force; an earlier one is read as it was. */
  private List<RuleNotes.Note> notes(Visit visit, Place place, String rule) {
    String code = place.reading().edition().codeKey();
    return place.isCurrent()
        ? notes.stream()
            .flatMap(it -> it.of(code, rule, visit.language(), place.isInternal()).stream())
            .toList()
        : List.of();
  }

  /** Whom one turns to about a rule of the edition in force. */
  private List<Contacts.Contact> contacts(Visit visit, Place place, String rule) {
    String code = place.reading().edition().codeKey();
    return place.isCurrent()
        ? contacts.stream()
            .flatMap(it -> it.of(code, visit.language(), place.isInternal()).stream())
            .flatMap(theme -> theme.contacts().stream())
            .filter(contact -> contact.rules().contains(rule))
            .toList()
        : List.of();
  }

  private static Optional<Link> neighbour(Place place, int at) {
    List<Document.RuleText> all = place.reading().rules();
    return at < 0 || at >= all.size() ? Optional.empty() : Optional.of(link(place, all.get(at)));
  }

  private ModelAndView terms(Visit visit, Place place) {
    return Templates.page(
        "reading/terms",
        new Terms(
            visit, heads.of(visit, place, "/terms"), place.reading().definitions(place.root())));
  }

  private ModelAndView hours(Visit visit, Place place) {
    return Templates.page(
        "reading/hours",
        new Hours(
            visit,
            heads.of(visit, place, "/hours"),
            place.reading().besideHours(place.root()),
            openingHours.of(place.reading().document(), visit.texts(), clock.instant())));
  }

  /**
   * Since when an edition is in force, or from when; one that a withdrawal brought back has been so
   * twice.
   */
  private String inForce(Visit visit, Document document, Published edition, boolean isCurrent) {
    String from = Heads.day(visit, document, edition.inForceFrom());
    if (edition.inForceFrom().isAfter(clock.instant())) {
      return visit.text("reading.starts", from);
    }
    String again =
        isCurrent ? Heads.day(visit, document, publications.inForceSince(edition)) : from;
    return again.equals(from)
        ? visit.text("reading.since", from)
        : visit.text("reading.since.again", from, again);
  }
}
