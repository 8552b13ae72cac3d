package coco.language.check;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.FrontMatter.ChapterTitle;
import coco.language.compare.FrontMatterDifferences;
import coco.language.compare.Part;
import coco.language.text.Located;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the front matter of both versions says the same where it has meaning. */
final class FrontMatterComparison {
  private FrontMatterComparison() {}

  static List<Finding> compare(Document here, Document there) {
    List<Finding> findings = new ArrayList<>();
    if (here.language() == there.language()) {
      findings.add(
          Finding.of(
              FindingKind.SAME_LANGUAGE,
              span(here, here.frontMatter().language().map(Located::span)),
              here.language().tag(),
              there.file()));
    }
    for (FrontMatterDifferences.Told told : FrontMatterDifferences.between(here, there)) {
      findings.add(finding(told, here, there));
    }
    return findings;
  }

  private static Finding finding(FrontMatterDifferences.Told told, Document here, Document there) {
    Span span = span(here, place(told.part(), here.frontMatter()));
    String mine = shown(told.here());
    String theirs = shown(told.there());
    return switch (told.part()) {
      case CODE -> Finding.of(FindingKind.OTHER_CODE, span, mine, there.file(), theirs);
      case EDITION -> Finding.of(FindingKind.OTHER_EDITION, span, mine, there.file(), theirs);
      default ->
          Finding.of(
              FindingKind.FRONT_MATTER_DIFFERS, span, key(told.part()), mine, there.file(), theirs);
    };
  }

  private static String shown(Optional<String> value) {
    return value.orElse("–");
  }

  private static Span span(Document here, Optional<Span> place) {
    return place.orElseGet(() -> LanguageComparison.head(here));
  }

  /** The key under which the front matter says it. */
  private static String key(Part part) {
    return switch (part) {
      case CODE_ZONE -> "zone";
      case CODE_CALENDAR -> "calendar";
      case CODE_OWNER -> "owner";
      default -> part.tag();
    };
  }

  private static Optional<Span> place(Part part, FrontMatter front) {
    return switch (part) {
      case CODE -> front.code().map(Located::span);
      case EDITION -> front.edition().map(Located::span);
      case EFFECTIVE -> front.effective().map(Located::span);
      case CODE_ZONE -> front.zone().map(Located::span);
      case CODE_CALENDAR -> front.calendar().map(Located::span);
      case CLOSES -> front.closes().stream().findFirst().map(Located::span);
      case CODE_OWNER -> front.owner().map(Located::span);
      case CONTACT -> front.contact().map(Located::span);
      case REVIEW -> front.review().map(Located::span);
      case CHAPTERS -> front.chapters().stream().findFirst().map(ChapterTitle::span);
      case INTERNAL -> front.internal().stream().findFirst().map(Located::span);
      case WITHOUT -> front.without().values().stream().findFirst().map(Located::span);
      default -> Optional.empty();
    };
  }
}
