package coco.server.code;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Codes;
import coco.language.Document;
import coco.language.edit.Explanations;
import coco.language.edit.Proposals;
import coco.language.print.DocumentPrinter;
import coco.language.print.SafeHtml;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the editor asks while somebody writes. Each answer is about the text as it stands in the
 * editor; offsets are in UTF-16 units.
 */
@Controller
public class WritingAids {
  private static final String TEXT = "/office/editions/{id}/texts/{tag}";

  private final Editions editions;
  private final CodeReader reader;

  WritingAids(Editions editions, CodeReader reader) {
    this.editions = editions;
    this.reader = reader;
  }

  /**
   * Something that may stand at the cursor.
   *
   * @param kind {@code term}, {@code calendar}, {@code words}, {@code key}, {@code goal}, {@code
   *     rule}
   */
  public record Proposed(String kind, String text, String detail, int from, int to) {}

  /** What a place means, as HTML. */
  public record Explained(String html, int from, int to) {}

  /**
   * What became of a save.
   *
   * @param state {@code kept}, {@code joined}, {@code clash} or {@code closed}
   * @param number of the text of now
   * @param text of now, where it is not the one that was sent
   */
  public record Answer(String state, int number, Optional<String> text, String notice) {}

  /**
   * The rule in which the cursor stands, as readers will see it.
   *
   * @param html its sentence, guidance, examples and their timelines; empty while the text is
   *     unsound
   * @param meaning what the term at the cursor means, as HTML
   * @param other its sentence in the other language
   * @param isProposed whether that sentence is a proposal, because that text has none yet
   */
  public record Place(
      Visit visit,
      Language of,
      Optional<String> id,
      String title,
      Optional<String> html,
      Optional<String> meaning,
      Optional<String> other,
      boolean isProposed) {}

  private record Asked(Edition edition, Language of, Document document, Optional<Document> other) {}

  private Asked asked(Visit visit, UUID id, String tag, String text) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = TextPages.language(tag);
    Optional<Document> other =
        edition.texts().values().stream()
            .filter(saved -> saved.language() != of)
            .findFirst()
            .map(reader::document);
    return new Asked(edition, of, reader.read(of, text), other);
  }

  private static int within(Document document, int offset) {
    return Math.clamp(offset, 0, document.source().text().length());
  }

  /** What may stand at the cursor. */
  @PostMapping(value = TEXT + "/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_CODE)
  ResponseEntity<List<Proposed>> proposals(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam int offset) {
    Asked asked = asked(visit, id, tag, text);
    return ResponseEntity.ok(
        Proposals.at(asked.document(), within(asked.document(), offset)).stream()
            .map(
                it ->
                    new Proposed(
                        it.kind().name().toLowerCase(java.util.Locale.ROOT),
                        it.text(),
                        it.detail(),
                        it.span().start(),
                        it.span().end()))
            .toList());
  }

  /** What the words under the pointer mean; nothing where they name nothing. */
  @PostMapping(value = TEXT + "/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_CODE)
  ResponseEntity<Explained> explanation(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam int offset) {
    Asked asked = asked(visit, id, tag, text);
    return Explanations.at(asked.document(), asked.other(), within(asked.document(), offset))
        .map(
            it ->
                ResponseEntity.ok(
                    new Explained(html(it.markdown()), it.span().start(), it.span().end())))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  private static String html(String markdown) {
    return SafeHtml.of(markdown, 4, anchor -> false);
  }

  /** The rule in which the cursor stands. */
  @PostMapping(TEXT + "/place")
  @Needs(Permission.WRITE_CODE)
  ModelAndView place(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam int offset) {
    Asked asked = asked(visit, id, tag, text);
    Document document = asked.document();
    int at = within(document, offset);
    Optional<Document.RuleText> rule =
        document.rules().stream()
            .filter(each -> each.heading().start() <= at && at <= each.section().end())
            .findFirst();
    Optional<String> meaning =
        Explanations.at(Codes.with(document, List.of()), asked.other(), at)
            .map(it -> html(it.markdown()));
    if (rule.isEmpty()) {
      return place(
          new Place(
              visit,
              asked.of(),
              Optional.empty(),
              "",
              Optional.empty(),
              meaning,
              Optional.empty(),
              false));
    }
    Language other = asked.of() == Language.ENGLISH ? Language.FRENCH : Language.ENGLISH;
    Optional<String> written =
        asked
            .other()
            .flatMap(it -> it.rule(rule.get().id()))
            .flatMap(Document.RuleText::clause)
            .map(clause -> clause.text());
    Optional<String> sentence =
        written.or(() -> DocumentPrinter.sentence(document, rule.get().id(), other, asked.other()));
    Optional<String> html =
        document.isSound()
            ? Optional.of(
                new CodeParts(document, reader.holidays(), Readers.OWN, anchor -> "#" + anchor)
                    .rule(rule.get()))
            : Optional.empty();
    return place(
        new Place(
            visit,
            asked.of(),
            Optional.of(rule.get().id().text()),
            rule.get().title(),
            html,
            meaning,
            sentence,
            written.isEmpty()));
  }

  private static ModelAndView place(Place place) {
    return Templates.page("code/place", place);
  }

  /** Keeps what is not saved yet. */
  @PostMapping(value = TEXT + "/copy", produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_CODE)
  ResponseEntity<Answer> keepCopy(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam int base) {
    boolean kept = editions.keepCopy(visit.signedIn(), id, TextPages.language(tag), text, base);
    return kept
        ? ResponseEntity.ok(
            new Answer("kept", base, Optional.empty(), visit.text("code.editor.copy.kept")))
        : closed(visit, base);
  }

  /** Forgets it. */
  @PostMapping(TEXT + "/copy/removal")
  @Needs(Permission.WRITE_CODE)
  ModelAndView dropCopy(Visit visit, @PathVariable UUID id, @PathVariable String tag) {
    Language of = TextPages.language(tag);
    editions.dropCopy(visit.signedIn(), id, of);
    return new ModelAndView("redirect:/office/editions/%s/texts/%s".formatted(id, of.tag()));
  }

  /** Saves, and stays in the editor; what clashes is for the page that shows both texts. */
  @PostMapping(value = TEXT + "/save", produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.WRITE_CODE)
  ResponseEntity<Answer> save(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam int base,
      @RequestParam(defaultValue = "") String remark) {
    Editions.Save outcome =
        editions.save(
            visit.signedIn(), id, TextPages.language(tag), text, base, Remark.own(remark));
    return switch (outcome) {
      case Editions.Save.Kept kept ->
          ResponseEntity.ok(
              new Answer(
                  "kept",
                  kept.number(),
                  Optional.empty(),
                  visit.text("code.editor.kept", kept.number())));
      case Editions.Save.Joined joined ->
          ResponseEntity.ok(
              new Answer(
                  "joined",
                  joined.saved().number(),
                  Optional.of(joined.saved().text()),
                  visit.text("code.editor.joined")));
      case Editions.Save.Clash clash ->
          ResponseEntity.status(HttpStatus.CONFLICT)
              .body(
                  new Answer(
                      "clash",
                      clash.theirs().number(),
                      Optional.empty(),
                      visit.text("code.editor.clash", clash.theirs().by())));
      case Editions.Save.Closed closed -> closed(visit, base);
    };
  }

  private static ResponseEntity<Answer> closed(Visit visit, int base) {
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .body(new Answer("closed", base, Optional.empty(), visit.text("code.refused.closed")));
  }
}
