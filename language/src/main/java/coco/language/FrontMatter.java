package coco.language;

import coco.language.code.ChapterKind;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.language.text.Span;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What stands between the {@code ---} lines at a document's head.
 *
 * @param span from the first fence to the last; empty at the document's start where there is none
 * @param review how often the code is reviewed
 * @param calendar the name of the code's calendar, as written
 * @param chapters titles of chapters, in order; a kind may have several
 * @param internal kinds of chapter that are not on the public edition
 * @param closes terms of the events that close a case, as written
 * @param without what the organisation does not have, each with its reason
 */
public record FrontMatter(
    Span span,
    Optional<Located<String>> code,
    Optional<Located<String>> title,
    Optional<Located<Language>> language,
    Optional<Located<String>> edition,
    Optional<Located<LocalDate>> effective,
    Optional<Located<String>> owner,
    Optional<Located<Period>> review,
    Optional<Located<ZoneId>> zone,
    Optional<Located<String>> calendar,
    List<ChapterTitle> chapters,
    List<Located<ChapterKind>> internal,
    List<Located<String>> closes,
    Optional<Located<String>> contact,
    SequencedMap<Requirement, Located<String>> without) {
  /** The title that a chapter of a kind has. */
  public record ChapterTitle(ChapterKind kind, String title, Span span) {}

  public FrontMatter {
    chapters = List.copyOf(chapters);
    internal = List.copyOf(internal);
    closes = List.copyOf(closes);
    without = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(without));
  }

  /** Front matter that says nothing. */
  public static FrontMatter none(Span span) {
    return new FrontMatter(
        span,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        new LinkedHashMap<>());
  }
}
