package coco.server.code;

import coco.language.Codes;
import coco.language.Document;
import coco.language.Finding;
import coco.language.check.LanguageComparison;
import coco.language.code.RuleId;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import coco.language.text.Span;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Both texts of an edition side by side, rule by rule, with what differs between them. */
@Controller
public class LanguagePages {
  private final Editions editions;
  private final CodeReader reader;

  LanguagePages(Editions editions, CodeReader reader) {
    this.editions = editions;
    this.reader = reader;
  }

  /**
   * One language's side of a rule.
   *
   * @param sentence as it stands; empty where the text lacks the rule
   * @param proposal the sentence as the other text would have it, where it would be another
   */
  public record Side(
      Language language, String title, Optional<String> sentence, Optional<String> proposal) {}

  /**
   * A rule in both languages.
   *
   * @param differences what differs in meaning, in the reader's language
   */
  public record Row(String id, List<Side> sides, List<String> differences) {
    public Row {
      sides = List.copyOf(sides);
      differences = List.copyOf(differences);
    }

    public boolean isWhole() {
      return sides.stream().allMatch(side -> side.sentence().isPresent());
    }
  }

  /**
   * The page.
   *
   * @param elsewhere differences outside rules: definitions, calendars, the head
   */
  public record Page(
      Visit visit, Edition edition, String title, List<Row> rows, List<String> elsewhere) {
    public Page {
      rows = List.copyOf(rows);
      elsewhere = List.copyOf(elsewhere);
    }

    /** How many rules are not the same in both languages. */
    public long open() {
      return rows.stream().filter(row -> !row.isWhole() || !row.differences().isEmpty()).count();
    }
  }

  @GetMapping("/office/editions/{id}/languages")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView page(Visit visit, @PathVariable UUID id) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Map<Language, Document> documents = documents(edition);
    Document shown = documents.getOrDefault(visit.language(), documents.values().iterator().next());
    List<String> elsewhere = new ArrayList<>();
    List<Row> rows = documents.size() < 2 ? List.of() : rows(visit, documents, elsewhere);
    return Templates.page(
        "code/languages", new Page(visit, edition, shown.title(), rows, elsewhere));
  }

  private Map<Language, Document> documents(Edition edition) {
    Map<Language, Document> documents = new EnumMap<>(Language.class);
    edition.texts().forEach((language, saved) -> documents.put(language, reader.document(saved)));
    return documents;
  }

  private static List<Row> rows(
      Visit visit, Map<Language, Document> documents, List<String> elsewhere) {
    Document english = documents.get(Language.ENGLISH);
    Document french = documents.get(Language.FRENCH);
    if (english == null || french == null) {
      return List.of();
    }
    LanguageComparison.Result result = Codes.compareLanguages(english, french);
    List<Finding> findings =
        visit.language() == Language.ENGLISH ? result.first() : result.second();
    Document own = visit.language() == Language.ENGLISH ? english : french;
    FindingPrinter printer = new FindingPrinter(own, visit.language());
    SequencedSet<RuleId> ids = new LinkedHashSet<>();
    english.rules().forEach(rule -> ids.add(rule.id()));
    french.rules().forEach(rule -> ids.add(rule.id()));
    List<Row> rows = new ArrayList<>();
    SequencedSet<Finding> left = new LinkedHashSet<>(findings);
    for (RuleId id : ids) {
      List<String> differences = new ArrayList<>();
      own.rule(id)
          .ifPresent(
              rule ->
                  findings.stream()
                      .filter(finding -> isIn(rule, finding.span()))
                      .forEach(
                          finding -> {
                            left.remove(finding);
                            differences.add(what(printer, finding, visit));
                          }));
      unread(visit, english, id).ifPresent(differences::add);
      unread(visit, french, id).ifPresent(differences::add);
      rows.add(
          new Row(
              id.text(),
              List.of(
                  side(english, french, id, !differences.isEmpty()),
                  side(french, english, id, !differences.isEmpty())),
              differences));
    }
    left.forEach(finding -> elsewhere.add(what(printer, finding, visit)));
    return rows;
  }

  /** What cannot be read cannot be compared: said, so that nobody takes it for the same. */
  private static Optional<String> unread(Visit visit, Document document, RuleId id) {
    return document
        .rule(id)
        .filter(rule -> rule.rule().isEmpty())
        .map(rule -> visit.text("code.languages.unread." + document.language().tag()));
  }

  private static String what(FindingPrinter printer, Finding finding, Visit visit) {
    return printer.fields(FindingLine.told(finding, visit.language())).what();
  }

  private static boolean isIn(Document.RuleText rule, Span span) {
    return rule.heading().start() <= span.start() && span.start() < rule.section().end();
  }

  private static Side side(Document of, Document other, RuleId id, boolean differs) {
    Optional<Document.RuleText> rule = of.rule(id);
    Optional<String> sentence = sentence(of, id);
    Optional<String> proposal =
        differs || sentence.isEmpty()
            ? other.rule(id).flatMap(there -> Sentences.proposal(other, there, of))
            : Optional.empty();
    return new Side(
        of.language(),
        rule.map(Document.RuleText::title).orElse(""),
        sentence,
        proposal.filter(words -> !words.equals(sentence.orElse(""))));
  }

  private static Optional<String> sentence(Document document, RuleId id) {
    return document.rule(id).flatMap(Document.RuleText::clause).map(clause -> clause.text());
  }

  /**
   * Takes the sentence that is proposed from the other language into a text.
   *
   * @param stands the sentence that the page showed as the one to be replaced
   * @param proposal the one it showed as the new one: no other is taken
   */
  @PostMapping("/office/editions/{id}/languages/{tag}/sentences")
  @Needs(Permission.WRITE_CODE)
  ModelAndView take(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String rule,
      @RequestParam(defaultValue = "") String stands,
      @RequestParam(defaultValue = "") String proposal,
      RedirectAttributes flash) {
    Language of = TextPages.language(tag);
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Map<Language, Document> documents = documents(edition);
    Saved saved = edition.texts().get(of);
    Document into = documents.get(of);
    Document from =
        documents.values().stream()
            .filter(document -> document.language() != of)
            .findFirst()
            .orElse(null);
    if (saved == null || into == null || from == null) {
      throw new NotFound("two texts of the edition " + id);
    }
    Document.RuleText there = from.rule(rule).orElseThrow(() -> new NotFound("the rule " + rule));
    Optional<String> text = Sentences.put(from, there, into);
    boolean isShown =
        Sentences.oneLine(sentence(into, there.id()).orElse("")).equals(Sentences.oneLine(stands))
            && Sentences.proposal(from, there, into)
                .map(Sentences::oneLine)
                .equals(Optional.of(Sentences.oneLine(proposal)));
    if (text.isPresent() && !isShown) {
      flash.addFlashAttribute("notice", visit.text("code.languages.changed", rule));
      return back(id, there);
    }
    String notice =
        text.map(
                it ->
                    switch (editions.save(
                        visit.signedIn(),
                        id,
                        of,
                        it,
                        saved.number(),
                        new Remark.Made(Remark.Kind.FROM_OTHER_LANGUAGE, rule))) {
                      case Editions.Save.Kept kept ->
                          visit.text("code.remark.from-other-language", rule);
                      case Editions.Save.Joined joined -> visit.text("code.editor.joined");
                      case Editions.Save.Clash clash ->
                          visit.text("code.languages.clash", clash.theirs().by());
                      case Editions.Save.Closed closed -> visit.text("code.refused.closed");
                    })
            .orElseGet(() -> visit.text("code.languages.no-place", rule));
    flash.addFlashAttribute("notice", notice);
    return back(id, there);
  }

  private static ModelAndView back(UUID id, Document.RuleText rule) {
    return new ModelAndView(
        "redirect:/office/editions/%s/languages#%s".formatted(id, rule.id().text()));
  }
}
