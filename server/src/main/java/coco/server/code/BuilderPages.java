package coco.server.code;

import coco.language.Document;
import coco.language.code.ChapterKind;
import coco.language.print.SentenceParts;
import coco.language.print.SentenceParts.Form;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/**
 * The rule builder: one rule of a text as a form, for those who write no syntax. What it saves is
 * the text itself, which the editor shows as well.
 */
@Controller
public class BuilderPages {
  private static final String RULES = "/office/editions/{id}/texts/{tag}/rules";

  private static final Set<ChapterKind> WITHOUT_RULES =
      EnumSet.of(ChapterKind.GOALS, ChapterKind.DEFINITIONS, ChapterKind.CALENDARS);

  private final Editions editions;
  private final BuiltRules built;

  BuilderPages(Editions editions, BuiltRules built) {
    this.editions = editions;
    this.built = built;
  }

  /** A kind of rule to choose from. */
  public record FormChoice(String key, String name, String text) {}

  /** What kind of rule it is to be. */
  public record Chooser(
      Visit visit,
      Edition edition,
      String title,
      Language of,
      String here,
      List<FormChoice> forms) {
    public Chooser {
      forms = List.copyOf(forms);
    }
  }

  /** The rules of a text, each of which opens in the builder. */
  public record Listing(
      Visit visit,
      Edition edition,
      String title,
      Language of,
      String here,
      List<Document.RuleText> rules) {
    public Listing {
      rules = List.copyOf(rules);
    }
  }

  /**
   * The builder.
   *
   * @param title what the code is called
   * @param here the address that the form is sent to
   * @param base number of the text that the writer began from
   * @param chapters titles of the chapters that a new rule may stand in
   * @param problems of no field of their own
   * @param theirs what somebody else made of the rule who saved the same lines meanwhile
   * @param isFromCopy whether it works on words that the writer has not saved yet
   */
  public record Page(
      Visit visit,
      Edition edition,
      String title,
      Language of,
      String here,
      Heading heading,
      List<String> chapters,
      Form form,
      int base,
      List<RuleFields.Group> groups,
      List<RuleFields.Problem> problems,
      Optional<Theirs> theirs,
      boolean isFromCopy,
      Preview preview) {
    public Page {
      chapters = List.copyOf(chapters);
      groups = List.copyOf(groups);
      problems = List.copyOf(problems);
    }

    /** What is wrong with a field. */
    public List<String> problems(String field) {
      return problems.stream()
          .filter(it -> it.field().equals(field))
          .map(RuleFields.Problem::text)
          .toList();
    }

    /** Whether a field of the group is wrong: then it is open. */
    public boolean isWrong(RuleFields.Group group) {
      return group.fields().stream().anyMatch(field -> !problems(field.name()).isEmpty());
    }

    public String formKey() {
      return key(form);
    }
  }

  /**
   * Where a rule stands.
   *
   * @param chapter the chapter's title
   */
  public record Heading(boolean isNew, String id, String title, String chapter) {}

  /**
   * What the fields make, as far as they make something.
   *
   * @param sentence in the text's language
   * @param html the rule as its readers will see it
   * @param other the sentence in the other language
   */
  public record Preview(
      Visit visit,
      Language of,
      List<RuleFields.Problem> problems,
      Optional<String> sentence,
      Optional<String> html,
      Optional<String> other,
      List<Told> findings) {
    public Preview {
      problems = List.copyOf(problems);
      findings = List.copyOf(findings);
    }
  }

  /**
   * A finding about the rule.
   *
   * @param field the name of the field that it is about; empty where it is about none
   */
  public record Told(FindingLine line, String field) {}

  /** A sentence that the builder cannot open. */
  public record Unreadable(
      Visit visit,
      Edition edition,
      String title,
      Language of,
      String id,
      Optional<String> sentence) {}

  private static String here(UUID id, Language of) {
    return "/office/editions/%s/texts/%s/rules".formatted(id, of.tag());
  }

  static String key(Form form) {
    return form.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Form> form(String key) {
    return Stream.of(Form.values()).filter(form -> key(form).equals(key)).findFirst();
  }

  /** The text that a writer goes on from: what they have not saved, else the saved one. */
  private record Began(Document document, int base, boolean isFromCopy) {}

  private Began began(Visit visit, Edition edition, Language of, @Nullable Integer base) {
    Optional<WorkingCopy> copy = editions.copy(visit.signedIn(), edition.id(), of);
    if (copy.isPresent()) {
      return new Began(built.read(of, copy.get().text()), copy.get().base(), true);
    }
    Saved latest = edition.texts().get(of);
    if (latest == null) {
      throw new NotFound("a text in " + of.tag());
    }
    Saved from =
        base == null || base == latest.number()
            ? latest
            : editions.text(visit.signedIn(), edition.id(), of, base);
    return new Began(built.read(of, from.text()), from.number(), false);
  }

  /** The chapters in which rules may stand. */
  static List<Document.Chapter> chapters(Document document) {
    return document.chapters().stream()
        .filter(chapter -> chapter.kind().filter(kind -> !WITHOUT_RULES.contains(kind)).isPresent())
        .toList();
  }

  private static List<String> titles(Document document) {
    return chapters(document).stream().map(Document.Chapter::title).toList();
  }

  /** The page that shows a text which may not change any more. */
  private static ModelAndView closed(UUID id, Language of) {
    return new ModelAndView(
        "redirect:/office/editions/%s/texts/%s/preview".formatted(id, of.tag()));
  }

  /**
   * A rule in the text of somebody else.
   *
   * @param by their name
   * @param sentence as they saved it; empty where their text has no such rule any more
   */
  public record Theirs(String by, Optional<String> sentence) {}

  /** The rules of a text, to choose one. */
  @GetMapping(RULES)
  @Needs(Permission.WRITE_CODE)
  ModelAndView rules(Visit visit, @PathVariable UUID id, @PathVariable String tag) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = TextPages.language(tag);
    if (!edition.isOpen()) {
      return closed(id, of);
    }
    Began began = began(visit, edition, of, null);
    return Templates.page(
        "code/builder-rules",
        new Listing(
            visit, edition, title(edition, began), of, here(id, of), began.document().rules()));
  }

  /** A new rule: first its kind, then its fields. */
  @GetMapping(RULES + "/new")
  @Needs(Permission.WRITE_CODE)
  ModelAndView begin(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "") String chapter) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = TextPages.language(tag);
    if (!edition.isOpen()) {
      return closed(id, of);
    }
    Began began = began(visit, edition, of, null);
    Optional<Form> chosen = form(form);
    if (chosen.isEmpty()) {
      List<FormChoice> forms =
          Stream.of(Form.values())
              .map(BuilderPages::key)
              .map(
                  key ->
                      new FormChoice(
                          key,
                          visit.text("code.builder.form." + key),
                          visit.text("code.builder.form." + key + ".text")))
              .toList();
      return Templates.page(
          "code/builder-forms",
          new Chooser(visit, edition, title(edition, began), of, here(id, of), forms));
    }
    List<String> chapters = titles(began.document());
    String into = chapters.contains(chapter) ? chapter : chapters.stream().findFirst().orElse("");
    Heading heading = new Heading(true, BuiltRules.nextId(began.document(), into), "", into);
    RuleFields fields = new RuleFields(visit, began.document().lexicon(), chosen.get(), Map.of());
    return page(
        new Page(
            visit,
            edition,
            title(edition, began),
            of,
            here(id, of) + "/new",
            heading,
            chapters,
            chosen.get(),
            began.base(),
            fields.groups(),
            List.of(),
            Optional.empty(),
            began.isFromCopy(),
            nothing(visit, of)));
  }

  private static String title(Edition edition, Began began) {
    return CodeReader.title(edition, began.document());
  }

  private static Preview nothing(Visit visit, Language of) {
    return new Preview(
        visit, of, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  private static ModelAndView page(Page page) {
    return Templates.page("code/builder", page);
  }

  /** A rule in its fields. */
  @GetMapping(RULES + "/{rule}")
  @Needs(Permission.WRITE_CODE)
  ModelAndView open(
      Visit visit, @PathVariable UUID id, @PathVariable String tag, @PathVariable String rule) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = TextPages.language(tag);
    if (!edition.isOpen()) {
      return closed(id, of);
    }
    Began began = began(visit, edition, of, null);
    Document.RuleText text = rule(began.document(), rule);
    if (text.rule().isEmpty() || text.quote().isEmpty()) {
      return Templates.page(
          "code/builder-unreadable",
          new Unreadable(
              visit,
              edition,
              title(edition, began),
              of,
              rule,
              text.clause().map(clause -> clause.text())));
    }
    SentenceParts parts =
        SentenceParts.of(text.rule().get(), text.text(), began.document().lexicon());
    Map<String, String> values = RuleFields.values(parts);
    RuleFields fields = new RuleFields(visit, began.document().lexicon(), parts.form(), values);
    Heading heading = heading(began.document(), text);
    BuiltRules.Built made = built.of(visit, edition, began.document(), heading, fields);
    return page(
        new Page(
            visit,
            edition,
            title(edition, began),
            of,
            here(id, of) + "/" + rule,
            heading,
            List.of(),
            parts.form(),
            began.base(),
            fields.groups(),
            List.of(),
            Optional.empty(),
            began.isFromCopy(),
            made.preview()));
  }

  private static Document.RuleText rule(Document document, String rule) {
    return document.rules().stream()
        .filter(it -> it.id().text().equals(rule))
        .findFirst()
        .orElseThrow(() -> new NotFound("the rule " + rule));
  }

  private static Heading heading(Document document, Document.RuleText rule) {
    String chapter =
        document.chapters().stream()
            .filter(
                it ->
                    it.section().start() <= rule.heading().start()
                        && rule.heading().start() < it.section().end())
            .findFirst()
            .map(Document.Chapter::title)
            .orElse("");
    return new Heading(false, rule.id().text(), rule.title(), chapter);
  }

  /** What was sent, understood as far as it can be. */
  private record Sent(
      Edition edition, Language of, Began began, Heading heading, Form form, RuleFields fields) {}

  private Sent sent(
      Visit visit, UUID id, String tag, Optional<String> rule, Map<String, String> values) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = TextPages.language(tag);
    Form form = form(values.getOrDefault("form", "")).orElseThrow(() -> new NotFound("the form"));
    String base = values.getOrDefault("base", "");
    if (!base.matches("[0-9]{1,9}")) {
      throw new NotFound("the text " + base);
    }
    Began began = began(visit, edition, of, Integer.valueOf(base));
    Heading heading =
        rule.map(it -> heading(began.document(), rule(began.document(), it)))
            .orElseGet(
                () ->
                    new Heading(
                        true,
                        RuleFields.oneLine(values.getOrDefault("id", "")),
                        RuleFields.oneLine(values.getOrDefault("title", "")),
                        values.getOrDefault("chapter", "")));
    RuleFields fields = new RuleFields(visit, began.document().lexicon(), form, values);
    return new Sent(edition, of, began, heading, form, fields);
  }

  /** What the fields of a rule make, while they are being filled. */
  @PostMapping(RULES + "/{rule}/preview")
  @Needs(Permission.WRITE_CODE)
  ModelAndView preview(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @PathVariable String rule,
      @RequestParam Map<String, String> values) {
    Optional<String> there = rule.equals("new") ? Optional.empty() : Optional.of(rule);
    Sent sent = sent(visit, id, tag, there, values);
    return Templates.page(
        "code/builder-preview",
        built
            .of(visit, sent.edition(), sent.began().document(), sent.heading(), sent.fields())
            .preview());
  }

  @PostMapping(RULES + "/{rule}")
  @Needs(Permission.WRITE_CODE)
  ModelAndView save(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @PathVariable String rule,
      @RequestParam Map<String, String> values,
      RedirectAttributes flash) {
    Optional<String> there = rule.equals("new") ? Optional.empty() : Optional.of(rule);
    Sent sent = sent(visit, id, tag, there, values);
    BuiltRules.Built made =
        built.of(visit, sent.edition(), sent.began().document(), sent.heading(), sent.fields());
    if (made.text().isEmpty()) {
      return again(visit, sent, made, Optional.empty(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Editions.Save outcome =
        editions.save(
            visit.signedIn(),
            id,
            sent.of(),
            made.text().get(),
            sent.began().base(),
            new Remark.Made(Remark.Kind.IN_FORM, sent.heading().id()));
    return switch (outcome) {
      case Editions.Save.Kept kept -> {
        flash.addFlashAttribute("notice", visit.text("code.editor.kept", kept.number()));
        yield to(id, sent);
      }
      case Editions.Save.Joined joined -> {
        flash.addFlashAttribute("notice", visit.text("code.editor.joined"));
        yield to(id, sent);
      }
      case Editions.Save.Clash clash ->
          again(visit, sent, made, Optional.of(clash.theirs()), HttpStatus.CONFLICT);
      case Editions.Save.Closed closed ->
          again(
              visit,
              sent,
              made.with(new RuleFields.Problem("", visit.text("code.refused.closed"))),
              Optional.empty(),
              HttpStatus.CONFLICT);
    };
  }

  /** What somebody else's text says of the rule at hand. */
  private Theirs theirs(Saved saved, Sent sent) {
    return new Theirs(saved.by(), built.sentence(saved, sent.heading().id()));
  }

  /** An id may have letters of any script. */
  private static ModelAndView to(UUID id, Sent sent) {
    String rule = UriUtils.encodePathSegment(sent.heading().id(), StandardCharsets.UTF_8);
    return new ModelAndView("redirect:%s/%s".formatted(here(id, sent.of()), rule));
  }

  private ModelAndView again(
      Visit visit, Sent sent, BuiltRules.Built made, Optional<Saved> theirs, HttpStatus status) {
    UUID id = sent.edition().id();
    ModelAndView view =
        page(
            new Page(
                visit,
                sent.edition(),
                title(sent.edition(), sent.began()),
                sent.of(),
                here(id, sent.of()) + "/" + (sent.heading().isNew() ? "new" : sent.heading().id()),
                sent.heading(),
                titles(sent.began().document()),
                sent.form(),
                theirs.map(Saved::number).orElse(sent.began().base()),
                sent.fields().groups(),
                made.problems(),
                theirs.map(it -> theirs(it, sent)),
                sent.began().isFromCopy(),
                made.preview()));
    view.setStatus(status);
    return view;
  }
}
