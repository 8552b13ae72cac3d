package coco.language.compare;

import coco.language.code.Annotations;
import coco.language.text.Language;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import java.util.ArrayList;
import java.util.List;

/** Which annotations of two language versions of a rule differ. */
public final class RuleDifferences {
  private RuleDifferences() {}

  /** The names, in a language, of the annotations that differ; free texts count by being there. */
  public static List<String> ofAnnotations(Annotations here, Annotations there, Language language) {
    List<String> names = new ArrayList<>();
    for (Difference difference : Difference.of(facets(here), facets(there))) {
      boolean both = difference.before().isPresent() && difference.after().isPresent();
      if (!both || !RuleFacets.isFree(difference.part())) {
        String name = Phrases.of(language).print(Phrase.valueOf(difference.part().name()));
        names.add(Character.toTitleCase(name.charAt(0)) + name.substring(1));
      }
    }
    return names;
  }

  private static List<Facet> facets(Annotations annotations) {
    return RuleFacets.ofAnnotations(annotations, annotations.serves(), annotations.replaces());
  }
}
