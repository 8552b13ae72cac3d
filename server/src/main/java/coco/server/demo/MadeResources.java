package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.support.Resource;
import coco.server.support.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom the demonstration's people and customers turn to. */
@Component
class MadeResources {
  private static final Instant AT = Instant.parse("2026-01-12T09:30:00Z");

  private final Resources resources;

  MadeResources(Resources resources) {
    this.resources = resources;
  }

  void make(Viewer officer, String code) {
    for (List<String> cells : Cast.resources()) {
      Resources.Entry entry =
          new Resources.Entry(
              code,
              Map.of(Language.ENGLISH, words(cells, 0), Language.FRENCH, words(cells, 3)),
              cells.get(6),
              cells.get(7),
              cells.get(8),
              cells.get(9),
              !cells.get(10).equals("public"));
      if (MadeTime.at(AT, () -> resources.add(officer, entry))
          instanceof Resources.Outcome.Refused no) {
        throw new IllegalStateException("the demonstration's resources: " + no.problems());
      }
    }
  }

  private static Resource.Words words(List<String> cells, int from) {
    return new Resource.Words(cells.get(from), cells.get(from + 1), cells.get(from + 2));
  }
}
