package coco.language.check;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.FrontMatter.ChapterTitle;
import coco.language.code.ChapterKind;
import coco.language.code.Definition;
import coco.language.compare.CanonicalMeaning;
import coco.language.print.MeaningPrinter;
import coco.language.text.Located;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Whether the front matter of both versions says the same where it has meaning. */
final class FrontMatterComparison {
  private final Document here;
  private final Document there;
  private final List<Finding> findings = new ArrayList<>();

  private FrontMatterComparison(Document here, Document there) {
    this.here = here;
    this.there = there;
  }

  static List<Finding> compare(Document here, Document there) {
    return new FrontMatterComparison(here, there).run();
  }

  private List<Finding> run() {
    FrontMatter mine = here.frontMatter();
    FrontMatter theirs = there.frontMatter();
    report(FindingKind.OTHER_CODE, mine.code(), text(mine.code()), text(theirs.code()));
    report(FindingKind.OTHER_EDITION, mine.edition(), text(mine.edition()), text(theirs.edition()));
    if (here.language() == there.language()) {
      Span place = mine.language().map(Located::span).orElseGet(this::head);
      findings.add(
          Finding.of(FindingKind.SAME_LANGUAGE, place, here.language().tag(), there.file()));
    }
    differ("effective", mine.effective(), text(mine.effective()), text(theirs.effective()));
    differ("zone", mine.zone(), text(mine.zone()), text(theirs.zone()));
    differ("review", mine.review(), text(mine.review()), text(theirs.review()));
    differ(
        "calendar",
        mine.calendar(),
        here.code().calendar().orElse(""),
        there.code().calendar().orElse(""));
    differ("closes", mine.closes().stream().findFirst(), closes(here), closes(there));
    differ(
        "chapters",
        mine.chapters().stream().findFirst().map(it -> new Located<>(it, it.span())),
        chapters(mine),
        chapters(theirs));
    differ("internal", mine.internal().stream().findFirst(), internal(mine), internal(theirs));
    differ("owner", mine.owner(), isThere(mine.owner()), isThere(theirs.owner()));
    differ("contact", mine.contact(), isThere(mine.contact()), isThere(theirs.contact()));
    differ(
        "without",
        mine.without().values().stream().findFirst(),
        String.join(", ", mine.without().keySet().stream().map(it -> it.key()).sorted().toList()),
        String.join(
            ", ", theirs.without().keySet().stream().map(it -> it.key()).sorted().toList()));
    return findings;
  }

  private void report(
      FindingKind kind, Optional<? extends Located<?>> place, String mine, String theirs) {
    if (!mine.equals(theirs)) {
      Span span = place.map(Located::span).orElseGet(this::head);
      findings.add(Finding.of(kind, span, shown(mine), there.file(), shown(theirs)));
    }
  }

  private void differ(
      String key, Optional<? extends Located<?>> place, String mine, String theirs) {
    if (!mine.equals(theirs)) {
      Span span = place.map(Located::span).orElseGet(this::head);
      findings.add(
          Finding.of(
              FindingKind.FRONT_MATTER_DIFFERS,
              span,
              key,
              shown(mine),
              there.file(),
              shown(theirs)));
    }
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private Span head() {
    return LanguageComparison.head(here);
  }

  private static String text(Optional<? extends Located<?>> value) {
    return value.map(located -> String.valueOf(located.value())).orElse("");
  }

  private static String isThere(Optional<?> value) {
    return value.isPresent() ? "+" : "";
  }

  /** The closing events of a document in the one form, in this document's words. */
  private String closes(Document document) {
    List<Definition.Match> matches =
        new CanonicalMeaning(document.code().calendar()).matches(document.code().closes());
    return matches.isEmpty()
        ? ""
        : MeaningPrinter.print(new Definition.Event("closes", matches), here.lexicon());
  }

  private static String chapters(FrontMatter front) {
    return kinds(front.chapters().stream().map(ChapterTitle::kind).toList());
  }

  private static String internal(FrontMatter front) {
    return kinds(front.internal().stream().map(Located::value).toList());
  }

  private static String kinds(List<ChapterKind> kinds) {
    return String.join(
        ", ",
        new TreeSet<>(kinds).stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList());
  }
}
