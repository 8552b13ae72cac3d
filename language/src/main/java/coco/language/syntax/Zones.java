package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.text.Located;
import coco.language.text.Nearest;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Time zones by their names in the IANA database, such as {@code Europe/Paris}. */
final class Zones {
  private Zones() {}

  /** The zone of a name; a finding with the nearest name where there is none. */
  static Optional<ZoneId> find(Located<String> name, List<Finding> findings) {
    TreeSet<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
    if (names.contains(name.value())) {
      return Optional.of(ZoneId.of(name.value()));
    }
    String place = name.value().replace(' ', '_');
    List<String> cities =
        names.stream().map(zone -> zone.substring(zone.lastIndexOf('/') + 1)).toList();
    String nearest =
        Nearest.of(place, names)
            .or(
                () ->
                    Nearest.of(place, cities)
                        .flatMap(
                            city -> names.stream().filter(z -> z.endsWith("/" + city)).findFirst()))
            .orElse("Europe/Paris, Europe/London, UTC");
    findings.add(Finding.of(FindingKind.UNKNOWN_ZONE, name.span(), name.value(), nearest));
    return Optional.empty();
  }
}
