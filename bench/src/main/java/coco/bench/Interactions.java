package coco.bench;

import coco.bench.made.Dataset;
import coco.engine.Interaction;
import coco.engine.Interaction.Direction;
import coco.language.code.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Rows as interactions. */
final class Interactions {
  private Interactions() {}

  static Interaction of(Row row) {
    SequencedMap<String, Value> attributes = new LinkedHashMap<>(8);
    put(attributes, "template", row.template());
    put(attributes, "language", row.language());
    put(attributes, "signature", row.signature());
    put(attributes, "queue", row.queue());
    put(attributes, "author", row.author());
    put(attributes, "approver", row.approver());
    put(attributes, "case.priority", row.priority());
    put(attributes, "party.zone", row.zone());
    put(attributes, "party.language", row.partyLanguage());
    put(attributes, "party.tier", row.tier());
    return new Interaction(
        Dataset.SOURCE,
        row.id(),
        row.sequence(),
        instant(row.time()),
        instant(row.recorded()),
        row.type(),
        row.caseId(),
        row.party(),
        row.actor(),
        row.channel(),
        row.direction() == null
            ? null
            : Direction.valueOf(row.direction().toUpperCase(Locale.ROOT)),
        attributes);
  }

  private static void put(
      SequencedMap<String, Value> attributes, String name, @Nullable String text) {
    if (text != null) {
      attributes.put(name, new Value.Text(text));
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
