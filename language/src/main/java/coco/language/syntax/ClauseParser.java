package coco.language.syntax;

import coco.language.FindingKind;
import coco.language.code.Annotations;
import coco.language.code.Audience;
import coco.language.code.Clause;
import coco.language.code.Rule;
import coco.language.text.Clip;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Terms;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sentence of one rule, in the lexicon's language.
 *
 * <p>Opening, main words and modifiers are read one after the other, each by its own words from
 * {@link coco.language.text.Phrases}; the grammar is the same for both languages. Only then is it
 * decided which form they make, so that a part which does not fit is named as such rather than as
 * unknown text.
 */
public final class ClauseParser {
  private final Cursor cursor;
  private final Draft draft;
  private final AnnotationReader annotationReader;

  private ClauseParser(Clip clip, Terms terms) {
    cursor = new Cursor(clip, terms);
    draft = new Draft(cursor);
    annotationReader = new AnnotationReader(cursor);
  }

  /**
   * What a sentence says. Never throws, whatever the text; several problems are reported together.
   *
   * @param clip the text of the rule's block quote, without its {@code >}
   */
  public static ParsedClause parse(Clip clip, Lexicon lexicon) {
    return parse(clip, Terms.of(lexicon));
  }

  /** The same, for many sentences with the same words. */
  public static ParsedClause parse(Clip clip, Terms terms) {
    return new ClauseParser(clip, terms).parse();
  }

  private ParsedClause parse() {
    if (cursor.failed()) {
      return parsed(List.of(), Optional.empty(), Annotations.NONE, Optional.empty());
    }
    Conditions conditions = new Conditions(cursor);
    Circumstances circumstances = new Circumstances(cursor, conditions);
    Sentences sentences = new Sentences(cursor, draft, conditions, circumstances);
    List<Audience> audience = sentences.audience();
    Optional<Phrase> free = freeText();
    if (free.isPresent()) {
      return text(audience, free.get());
    }
    int from = cursor.at();
    sentences.openings();
    if (!sentences.seesMain() && cursor.respelled()) {
      sentences.openings();
    }
    Optional<Clause> clause = Optional.empty();
    if (sentences.main()) {
      new Modifiers(cursor, draft, sentences, conditions, circumstances).read();
      clause = new Forms(cursor, draft).clause();
    } else {
      notAClause(from);
    }
    Annotations annotations = annotationReader.annotations();
    return parsed(audience, clause, annotations, Optional.empty());
  }

  private void notAClause(int from) {
    cursor.moveTo(from);
    while (!cursor.done() && !cursor.seesSign(".")) {
      cursor.advance();
    }
    boolean silent = !cursor.failed();
    boolean shapeless = draft.places().isEmpty();
    if (silent || shapeless) {
      cursor.replaceFindings(
          FindingKind.NOT_A_CLAUSE, from, cursor.at(), cursor.quote(from, cursor.at()));
    }
  }

  private Optional<Phrase> freeText() {
    Cursor.Mark mark = cursor.mark();
    Optional<Phrase> free = cursor.takeAny(Phrase.NORM, Phrase.VALUE);
    if (free.isPresent() && cursor.takeSign(":")) {
      return free;
    }
    cursor.reset(mark);
    return Optional.empty();
  }

  private ParsedClause text(List<Audience> audience, Phrase form) {
    int from = cursor.at();
    while (!cursor.done() && !endsBeforeAnnotation()) {
      cursor.advance();
    }
    String text = from < cursor.at() ? AnnotationReader.text(cursor, from, cursor.at()) : "";
    if (text.isEmpty()) {
      cursor.report(
          FindingKind.TEXT_MISSING, 0, Math.max(1, cursor.at()), cursor.quote(0, cursor.at()));
    }
    Annotations annotations = annotationReader.annotations();
    Clause clause = form == Phrase.NORM ? new Clause.Norm() : new Clause.Value();
    return parsed(audience, Optional.of(clause), annotations, Optional.of(text));
  }

  private boolean endsBeforeAnnotation() {
    boolean end =
        cursor
            .peek(-1)
            .filter(
                t ->
                    t.text().equals(".")
                        || t.text().equals("!")
                        || t.text().equals("?")
                        || t.text().equals("\u2026"))
            .isPresent();
    return end && annotationReader.seesAnnotation();
  }

  private ParsedClause parsed(
      List<Audience> audience,
      Optional<Clause> clause,
      Annotations annotations,
      Optional<String> text) {
    boolean sound = !cursor.failed();
    return new ParsedClause(
        audience,
        draft.should ? Rule.Force.SHOULD : Rule.Force.MUST,
        sound ? clause : Optional.empty(),
        draft.exception,
        draft.per,
        annotations,
        text,
        cursor.pieces(),
        cursor.findings(),
        cursor.doubtful());
  }
}
