package coco.language.check;

import coco.language.code.Annotations;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Which annotations of two versions of a rule differ; free texts count by being there. */
final class AnnotationComparison {
  private AnnotationComparison() {}

  /** The names, in a language, of the annotations that differ. */
  static List<String> differences(Annotations here, Annotations there, Language language) {
    List<String> names = new ArrayList<>();
    add(names, here.breach().equals(there.breach()), language, "Breach", "Manquement");
    add(
        names,
        here.owner().isPresent() == there.owner().isPresent(),
        language,
        "Owner",
        "Responsable");
    add(
        names,
        here.reference().isPresent() == there.reference().isPresent(),
        language,
        "Reference",
        "Référence");
    add(
        names,
        here.measure().isPresent() == there.measure().isPresent(),
        language,
        "Measure",
        "Mesure");
    add(
        names,
        new HashSet<>(here.serves()).equals(new HashSet<>(there.serves())),
        language,
        "Serves",
        "Sert");
    add(
        names,
        new HashSet<>(here.replaces()).equals(new HashSet<>(there.replaces())),
        language,
        "Replaces",
        "Remplace");
    return names;
  }

  private static void add(
      List<String> names, boolean same, Language language, String english, String french) {
    if (!same) {
      names.add(
          switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
          });
    }
  }
}
