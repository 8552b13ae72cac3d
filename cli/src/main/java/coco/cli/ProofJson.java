package coco.cli;

import coco.engine.calendar.Proof;
import coco.engine.calendar.ProofText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A proof as JSON. */
final class ProofJson {
  private ProofJson() {}

  static SequencedMap<String, @Nullable Object> of(Proof proof, ProofText text) {
    List<Object> lines = new ArrayList<>();
    for (Proof.Line line : proof.lines()) {
      lines.add(
          Json.object(
              "from", line.from().toString(),
              "until", line.until() == null ? null : line.until().toString(),
              "counted", line.counted(),
              "why", why(line.why()),
              "holiday",
                  line.why() instanceof Proof.OnHoliday on
                      ? on.holiday().name(text.language())
                      : null));
    }
    return Json.object(
        "from",
        proof.start().instant().toString(),
        "length",
        text.length(proof.length()),
        "calendar",
        proof.calendar(),
        "zone",
        proof.zone().getId(),
        "state",
        proof.due() == null ? "suspended" : "running",
        "due",
        proof.due() == null ? null : proof.due().instant().toString(),
        "endOfDay",
        proof.due() == null ? null : proof.due().endOfDay(),
        "left",
        proof.left() == null ? null : VerdictRows.amount(proof.left()),
        "sentence",
        text.sentence(proof),
        "lines",
        lines);
  }

  private static String why(Proof.Why why) {
    return why.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
