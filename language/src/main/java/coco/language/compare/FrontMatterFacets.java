package coco.language.compare;

import coco.language.Document;
import coco.language.FrontMatter;
import coco.language.Requirement;
import coco.language.code.ChapterKind;
import coco.language.code.Length;
import coco.language.text.Located;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The parts of a front matter that mean something. */
final class FrontMatterFacets {
  private final Words words;
  private final List<Facet> facets = new ArrayList<>();

  private FrontMatterFacets(Words words) {
    this.words = words;
  }

  /**
   * The parts.
   *
   * @param meaning brings the code's calendar and closing events into one form
   */
  static List<Facet> of(Document document, CanonicalMeaning meaning, Words words) {
    FrontMatterFacets all = new FrontMatterFacets(words);
    FrontMatter front = document.frontMatter();
    all.plain(Part.CODE, front.code().map(Located::value));
    all.plain(Part.EDITION, front.edition().map(Located::value));
    front
        .effective()
        .map(Located::value)
        .ifPresent(day -> all.facets.add(Facet.plain(Part.EFFECTIVE, day, words.day(day))));
    all.plain(Part.CODE_ZONE, front.zone().map(it -> it.value().getId()));
    document
        .code()
        .calendar()
        .ifPresent(
            id ->
                all.facets.add(
                    Facet.of(
                        Part.CODE_CALENDAR,
                        meaning.calendar(id),
                        printer -> printer.calendar(id))));
    if (!document.code().closes().isEmpty()) {
      all.facets.add(
          Facet.of(
              Part.CLOSES,
              meaning.matches(document.code().closes()),
              printer -> printer.matches(document.code().closes())));
    }
    all.plain(Part.CODE_OWNER, front.owner().map(Located::value));
    all.plain(Part.CONTACT, front.contact().map(Located::value));
    front.review().map(Located::value).ifPresent(all::review);
    all.kinds(Part.CHAPTERS, front.chapters().stream().map(it -> it.kind()).toList());
    all.kinds(Part.INTERNAL, front.internal().stream().map(Located::value).toList());
    if (!front.without().isEmpty()) {
      all.without(front.without());
    }
    return List.copyOf(all.facets);
  }

  /** Whether both say something, as free text: in two languages it cannot be compared. */
  static boolean isOnlyFreeText(Difference difference) {
    return (difference.part() == Part.CODE_OWNER || difference.part() == Part.CONTACT)
        && difference.before().isPresent()
        && difference.after().isPresent();
  }

  private void plain(Part part, Optional<String> value) {
    value.ifPresent(it -> facets.add(Facet.plain(part, it, it)));
  }

  private void review(Period period) {
    long months = period.toTotalMonths();
    Length length =
        months > 0
            ? Length.of(months, Length.Unit.MONTH)
            : Length.of(Math.max(1, period.get(ChronoUnit.DAYS)), Length.Unit.DAY);
    facets.add(Facet.of(Part.REVIEW, period.normalized(), printer -> printer.length(length)));
  }

  private void kinds(Part part, List<ChapterKind> kinds) {
    if (!kinds.isEmpty()) {
      List<ChapterKind> sorted = List.copyOf(new TreeSet<>(kinds));
      List<String> names = sorted.stream().map(it -> words.of("chapter." + it.name())).toList();
      facets.add(Facet.plain(part, sorted, String.join(", ", names)));
    }
  }

  private void without(Map<Requirement, Located<String>> without) {
    List<Requirement> keys = List.copyOf(new TreeSet<>(without.keySet()));
    List<String> names =
        keys.stream()
            .map(it -> words.of("requirement." + it.key().toUpperCase(Locale.ROOT)))
            .toList();
    facets.add(Facet.plain(Part.WITHOUT, keys, String.join(", ", names)));
  }
}
