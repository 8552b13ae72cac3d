package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import coco.server.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Codes for programs: what is public for everybody, what is internal for who may read the whole
 * code and asks for it.
 */
@RestController
@RequestMapping("/api/v1")
@CrossOrigin(origins = "*", methods = RequestMethod.GET)
class Api {
  /** The most things that a page has. */
  private static final int SIZE_MOST = 200;

  private final Places places;
  private final Publications publications;
  private final Readings readings;
  private final Search search;

  Api(Places places, Publications publications, Readings readings, Search search) {
    this.places = places;
    this.publications = publications;
    this.readings = readings;
    this.search = search;
  }

  /** A page of a list; {@code page} from 1. */
  record Page<T>(List<T> items, int page, int size, int total) {
    Page {
      items = List.copyOf(items);
    }
  }

  /** A code with its edition in force. */
  record CodeEntry(String code, String title, String edition, List<String> languages) {
    CodeEntry {
      languages = List.copyOf(languages);
    }
  }

  /** A published edition. */
  record EditionEntry(
      String name,
      Instant inForceFrom,
      Instant publishedAt,
      boolean inForce,
      List<String> languages) {
    EditionEntry {
      languages = List.copyOf(languages);
    }
  }

  /** What changed from one edition to another. */
  record ChangeForm(
      String from,
      String to,
      String language,
      int rulesAlike,
      List<RuleChangeForm> rules,
      List<String> others) {
    ChangeForm {
      rules = List.copyOf(rules);
      others = List.copyOf(others);
    }
  }

  /** What changed of a rule; sentences of the language asked for. */
  record RuleChangeForm(
      String id,
      Optional<String> formerId,
      String title,
      String kind,
      String before,
      String after,
      List<String> meaning,
      List<String> words) {
    RuleChangeForm {
      meaning = List.copyOf(meaning);
      words = List.copyOf(words);
    }
  }

  /** A rule that was found. */
  record FoundForm(String code, String edition, String id, String title, String sentence) {}

  /** An answer; {@code instead} is what was looked for where nothing has what was asked. */
  record SearchForm(
      List<FoundForm> items, int page, int size, int total, Optional<String> instead) {
    SearchForm {
      items = List.copyOf(items);
    }
  }

  @GetMapping("/codes")
  @Needs(Permission.READ_PUBLIC)
  Page<CodeEntry> codes(
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "50") int size) {
    Language asked = language(language);
    return page(
        publications.inForce(),
        page,
        size,
        edition ->
            new CodeEntry(
                edition.codeKey(),
                readings.of(edition, asked, Readers.PUBLIC).title(),
                edition.name(),
                tags(edition)));
  }

  @GetMapping("/codes/{key}")
  @Needs(Permission.READ_PUBLIC)
  CodeForm code(
      HttpServletRequest request,
      @PathVariable String key,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "false") boolean internal) {
    return CodeForm.of(document(request, key, Optional.empty(), language, internal));
  }

  @GetMapping("/codes/{key}/editions")
  @Needs(Permission.READ_PUBLIC)
  Page<EditionEntry> editions(
      @PathVariable String key,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "50") int size) {
    List<Published> all = publications.of(key);
    if (all.isEmpty()) {
      // Says whether there never was one, or all were withdrawn.
      places.inForce(key, all);
    }
    Optional<Published> current = publications.inForce(all);
    return page(
        all,
        page,
        size,
        edition ->
            new EditionEntry(
                edition.name(),
                edition.inForceFrom(),
                edition.publishedAt(),
                current.filter(edition::equals).isPresent(),
                tags(edition)));
  }

  @GetMapping("/codes/{key}/editions/{name}")
  @Needs(Permission.READ_PUBLIC)
  CodeForm edition(
      HttpServletRequest request,
      @PathVariable String key,
      @PathVariable String name,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "false") boolean internal) {
    return CodeForm.of(document(request, key, Optional.of(name), language, internal));
  }

  @GetMapping({"/codes/{key}/rules", "/codes/{key}/editions/{name}/rules"})
  @Needs(Permission.READ_PUBLIC)
  Page<CodeForm.RuleForm> rules(
      HttpServletRequest request,
      @PathVariable String key,
      @PathVariable Optional<String> name,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "false") boolean internal,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "50") int size) {
    Document document = document(request, key, name, language, internal);
    return page(document.rules(), page, size, rule -> CodeForm.rule(document, rule));
  }

  @GetMapping({"/codes/{key}/rules/{id}", "/codes/{key}/editions/{name}/rules/{id}"})
  @Needs(Permission.READ_PUBLIC)
  CodeForm.RuleForm rule(
      HttpServletRequest request,
      @PathVariable String key,
      @PathVariable Optional<String> name,
      @PathVariable String id,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "false") boolean internal) {
    Document document = document(request, key, name, language, internal);
    return document.rules().stream()
        .filter(rule -> rule.id().text().equals(id))
        .findFirst()
        .map(rule -> CodeForm.rule(document, rule))
        .orElseThrow(() -> new NotFound("the rule " + id));
  }

  @GetMapping("/codes/{key}/changes")
  @Needs(Permission.READ_PUBLIC)
  ChangeForm changes(
      HttpServletRequest request,
      @PathVariable String key,
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "false") boolean internal) {
    Language asked = language(language);
    Changes changes =
        Changes.of(
            document(request, key, Optional.of(from), language, internal),
            document(request, key, Optional.of(to), language, internal),
            Texts.in(asked));
    return new ChangeForm(
        from,
        to,
        asked.tag(),
        changes.alike(),
        changes.rules().stream().map(Api::change).toList(),
        changes.others().stream()
            .flatMap(
                section ->
                    java.util.stream.Stream.concat(
                        section.meaning().stream(), section.words().stream()))
            .toList());
  }

  private static RuleChangeForm change(Changes.RuleChange rule) {
    return new RuleChangeForm(
        rule.id(),
        rule.formerId(),
        rule.title(),
        rule.kind(),
        text(rule.before()),
        text(rule.after()),
        rule.meaning(),
        rule.words());
  }

  private static String text(List<WordDiff.Piece> pieces) {
    return pieces.stream().map(WordDiff.Piece::text).collect(Collectors.joining());
  }

  @GetMapping("/search")
  @Needs(Permission.READ_PUBLIC)
  SearchForm search(
      HttpServletRequest request,
      @RequestParam String q,
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "false") boolean internal,
      @RequestParam(defaultValue = "1") int page) {
    if (q.length() > Search.LENGTH_MAX) {
      throw new WrongParameter("q", "reading.api.long", Search.LENGTH_MAX);
    }
    if (page < 1 || page > SIZE_MOST) {
      throw new WrongParameter("page", "reading.api.range", SIZE_MOST);
    }
    Search.Answer answer = search.find(q, language(language), readers(request, internal), page - 1);
    return new SearchForm(
        answer.hits().stream()
            .map(
                hit ->
                    new FoundForm(
                        hit.edition().codeKey(),
                        hit.edition().name(),
                        hit.id(),
                        hit.title(),
                        text(hit.sentence())))
            .toList(),
        page,
        Search.PAGE,
        answer.total(),
        answer.instead());
  }

  private Document document(
      HttpServletRequest request,
      String key,
      Optional<String> name,
      String language,
      boolean internal) {
    Language asked = language(language);
    Readers readers = readers(request, internal);
    List<Published> all = publications.of(key);
    Published edition =
        name.isEmpty() ? places.inForce(key, all) : places.named(key, all, name.get());
    return readings
        .in(edition, asked, readers)
        .orElseThrow(() -> new NotFound("a text in " + language))
        .document();
  }

  /** What is internal is given to who may read the whole code, and asks for it. */
  private static Readers readers(HttpServletRequest request, boolean internal) {
    if (!internal) {
      return Readers.PUBLIC;
    }
    Viewer viewer =
        Visits.of(request).viewer().orElseThrow(() -> new RefusedAccess(Permission.READ_CODE));
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return Readers.OWN;
  }

  private static Language language(String tag) {
    return Language.ofTag(tag)
        .filter(language -> language.tag().equals(tag))
        .orElseThrow(() -> new WrongParameter("language", "reading.api.language", 0));
  }

  private List<String> tags(Published edition) {
    return readings.languages(edition).stream().sorted().map(Language::tag).toList();
  }

  private static <T, R> Page<R> page(
      List<T> all, int page, int size, java.util.function.Function<T, R> form) {
    if (page < 1) {
      throw new WrongParameter("page", "reading.api.positive", 1);
    }
    if (size < 1 || size > SIZE_MOST) {
      throw new WrongParameter("size", "reading.api.range", SIZE_MOST);
    }
    long from = Math.min(all.size(), (page - 1L) * size);
    List<R> items = all.stream().skip(from).limit(size).map(form).toList();
    return new Page<>(items, page, size, all.size());
  }

  /** A parameter that says something that cannot be. */
  static final class WrongParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String key;
    private final int limit;

    WrongParameter(String parameter, String key, int limit) {
      super("the parameter %s cannot be".formatted(parameter));
      this.parameter = parameter;
      this.key = key;
      this.limit = limit;
    }

    String parameter() {
      return parameter;
    }

    String key() {
      return key;
    }

    int limit() {
      return limit;
    }
  }
}
