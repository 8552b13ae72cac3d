package coco.language.compare;

import coco.language.code.CalendarDefinition;
import coco.language.code.Condition;
import coco.language.code.Definition;
import coco.language.print.CalendarPrinter;
import coco.language.print.PartPrinter;
import coco.language.syntax.Nature;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The parts of what a term means, and of a calendar. */
final class DefinitionFacets {
  private final List<Facet> facets = new ArrayList<>();

  private DefinitionFacets() {}

  /** The parts of a definition; of another kind, that alone is told. */
  static List<Facet> of(Definition definition, Language language) {
    DefinitionFacets all = new DefinitionFacets();
    String kind = new Nature(Nature.of(definition).kind(), Definition.Reach.CASE).print(language);
    all.add(Part.KIND, definition.getClass(), printer -> kind);
    switch (definition) {
      case Definition.Event event -> all.matches(Part.MATCHES, event.any());
      case Definition.State state -> {
        all.add(Part.REACH, state.reach(), printer -> state.reach().name());
        all.matches(Part.FROM, state.from());
        state.delay().ifPresent(it -> all.add(Part.DELAY, it, printer -> printer.length(it)));
        all.matches(Part.ENDS, state.until());
        state.lasting().ifPresent(it -> all.add(Part.LASTING, it, printer -> printer.length(it)));
      }
      case Definition.Group group -> {
        all.add(Part.BASE, group.base(), printer -> printer.audience(List.of(group.base())));
        all.where(group.where());
      }
      case Definition.Role role -> all.where(role.where());
      case Definition.Named named ->
          all.add(
              Part.ATTRIBUTE, named.attribute(), printer -> printer.attribute(named.attribute()));
    }
    return List.copyOf(all.facets);
  }

  private void add(Part part, Object value, Function<PartPrinter, String> text) {
    facets.add(Facet.of(part, value, text));
  }

  private void matches(Part part, List<Definition.Match> matches) {
    if (!matches.isEmpty()) {
      add(part, matches, printer -> printer.matches(matches));
    }
  }

  private void where(Condition where) {
    if (!where.equals(Condition.ALWAYS)) {
      add(Part.WHERE, where, printer -> printer.condition(where));
    }
  }

  /** The parts of a calendar, in a language. */
  static List<Facet> of(CalendarDefinition calendar, Language language) {
    List<Facet> facets = new ArrayList<>();
    facets.add(
        Facet.plain(Part.HOURS, calendar.weekly(), CalendarPrinter.week(calendar, language)));
    if (!calendar.specials().isEmpty()) {
      facets.add(
          Facet.plain(
              Part.SPECIALS, calendar.specials(), CalendarPrinter.specials(calendar, language)));
    }
    facets.add(Facet.plain(Part.ZONE, calendar.zone(), CalendarPrinter.zone(calendar, language)));
    facets.add(
        Facet.plain(
            Part.HOLIDAYS, calendar.holidays(), CalendarPrinter.holidays(calendar, language)));
    return facets;
  }
}
