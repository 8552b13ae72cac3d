package coco.language.compare;

import coco.language.Document;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.Circumstance;
import coco.language.code.Deadline;
import coco.language.code.Definition;
import coco.language.code.Length;
import coco.language.code.Rule;
import coco.language.code.RuleParts;
import java.util.List;
import java.util.Optional;

/** Which rules of a document rest on a definition or on a calendar. */
final class Uses {
  private Uses() {}

  /** The ids of the rules that name a term, themselves or through a group. */
  static List<String> ofTerm(Document document, String term) {
    return document.code().rules().stream()
        .filter(rule -> uses(document, rule, term))
        .map(rule -> rule.id().text())
        .toList();
  }

  private static boolean uses(Document document, Rule rule, String term) {
    RuleParts parts = RuleParts.of(rule);
    Optional<Attribute> attribute =
        Optional.ofNullable(document.code().definitions().get(term))
            .filter(Definition.Named.class::isInstance)
            .map(Definition.Named.class::cast)
            .map(Definition.Named::attribute);
    return parts.states().contains(term)
        || parts.occurrences().stream()
            .anyMatch(it -> it.term().equals(term) || it.role().filter(term::equals).isPresent())
        || rule.audience().stream().anyMatch(it -> isIn(document, it, term))
        || attribute.filter(parts.comparedAttributes()::contains).isPresent();
  }

  private static boolean isIn(Document document, Audience audience, String term) {
    if (!(audience instanceof Audience.Group group)) {
      return false;
    }
    Definition definition = document.code().definitions().get(group.group());
    return group.group().equals(term)
        || (definition instanceof Definition.Group inner
            && !inner.base().equals(audience)
            && isIn(document, inner.base(), term));
  }

  /** The ids of the rules that name a calendar, or count on it as the code's own. */
  static List<String> ofCalendar(Document document, String calendar) {
    boolean isOwn = document.code().calendar().filter(calendar::equals).isPresent();
    return document.code().rules().stream()
        .filter(rule -> counts(RuleParts.of(rule), calendar, isOwn))
        .map(rule -> rule.id().text())
        .toList();
  }

  private static boolean counts(RuleParts parts, String calendar, boolean isOwn) {
    return parts.lengths().stream().anyMatch(it -> counts(it, calendar, isOwn))
        || parts.deadlines().stream()
            .anyMatch(
                it ->
                    it instanceof Deadline.PointInDay point
                        && point.calendar().map(calendar::equals).orElse(isOwn))
        || parts.circumstances().stream()
            .flatMap(it -> it.parts().stream())
            .anyMatch(it -> names(it, calendar));
  }

  private static boolean counts(Length length, String calendar, boolean isOwn) {
    boolean needsOne = !length.unit().isElapsed();
    return length.calendar().map(calendar::equals).orElse(isOwn && needsOne);
  }

  private static boolean names(Circumstance.Part part, String calendar) {
    return switch (part) {
      case Circumstance.During during -> during.calendar().equals(calendar);
      case Circumstance.Outside outside -> outside.calendar().equals(calendar);
      case Circumstance.Between between -> false;
      case Circumstance.While state -> false;
      case Circumstance.WhileNot state -> false;
      case Circumstance.Where where -> false;
    };
  }
}
