package coco.engine.trial;

import coco.engine.Interaction;
import coco.language.code.Code;
import coco.language.code.Rule;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A failed trial told so that a person can judge it. */
record TrialReport(Law law, Trial trial, Difference difference) {
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("seed %d, law %s%n".formatted(trial.seed(), law));
    for (Code code : trial.editions()) {
      text.append(
          "edition %s from %s in %s, calendar %s%n"
              .formatted(code.edition(), code.effective(), code.zone(), code.calendar()));
      for (Rule rule : code.rules()) {
        text.append("  %s%n".formatted(rule));
      }
    }
    ZoneId zone = trial.editions().getFirst().zone();
    List<Interaction> ordered = trial.arrivals().stream().sorted(Interaction.ORDER).toList();
    for (Interaction event : ordered) {
      text.append(
          "%s %-5s %s/%s seq %d case %s party %s actor %s channel %s recorded %s %s (arrival %d)%n"
              .formatted(
                  event.time().atZone(zone),
                  event.type(),
                  event.source(),
                  event.id(),
                  event.sequence(),
                  event.caseId(),
                  event.party(),
                  event.actor(),
                  event.channel(),
                  event.recorded(),
                  event.attributes(),
                  trial.arrivals().indexOf(event)));
    }
    text.append("as of %s%n".formatted(trial.asOf().atZone(zone)));
    text.append("rule %s of %s%n".formatted(difference.rule(), difference.edition()));
    text.append(" one   %s%n".formatted(side(difference.one())));
    text.append(" other %s%n".formatted(side(difference.other())));
    return text.toString();
  }

  private static String side(Optional<?> side) {
    return side.map(Object::toString).orElse("nothing");
  }
}
