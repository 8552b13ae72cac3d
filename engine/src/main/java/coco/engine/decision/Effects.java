package coco.engine.decision;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.Verdict.LinkState;
import coco.engine.backtest.History.Past;
import coco.engine.calendar.Micros;
import coco.engine.decision.Effect.Kind;
import coco.engine.monitor.Judgement;
import coco.engine.monitor.PartyKey;
import coco.engine.monitor.PartyMonitor;
import coco.engine.rules.CompiledForm;
import coco.engine.rules.Rules;
import coco.language.code.RuleId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Compares the obligations of a party with and without a proposed interaction. */
final class Effects {
  private record Obligation(RuleId rule, String edition, Interaction.Key trigger, int link) {}

  private Effects() {}

  static List<Effect> of(Rules rules, Past past, Interaction proposed) {
    SequencedMap<Obligation, Judgement> before = obligations(rules, past, proposed, false);
    List<Effect> effects = new ArrayList<>();
    obligations(rules, past, proposed, true)
        .forEach(
            (obligation, judgement) -> {
              Judgement known = before.get(obligation);
              Verdict was = known == null ? null : known.verdict();
              Kind kind = kind(was, judgement.verdict());
              if (kind != null) {
                effects.add(new Effect(kind, judgement, was));
              }
            });
    return effects;
  }

  private static SequencedMap<Obligation, Judgement> obligations(
      Rules rules, Past past, Interaction proposed, boolean happens) {
    PartyMonitor monitor = new PartyMonitor(rules, past.party().name());
    past.interactions().forEach(each -> observe(monitor, rules, past.party(), each));
    if (happens) {
      observe(monitor, rules, past.party(), proposed);
    }
    monitor.advanceTo(Micros.of(proposed.time()));
    SequencedMap<Obligation, Judgement> obligations = new LinkedHashMap<>();
    monitor.report(
        judgement -> {
          if (isDuty(judgement.rule().form())) {
            Verdict.Subject subject = judgement.verdict().subject();
            obligations.put(
                new Obligation(
                    subject.rule(), subject.edition(), subject.trigger(), subject.link()),
                judgement);
          }
        });
    return obligations;
  }

  private static void observe(
      PartyMonitor monitor, Rules rules, PartyKey party, Interaction interaction) {
    monitor.observe(
        rules.event(interaction), PartyKey.caseKey(interaction, party), interaction.caseId());
  }

  private static boolean isDuty(CompiledForm form) {
    return switch (form) {
      case CompiledForm.Duty duty -> true;
      case CompiledForm.RepeatedDuty duty -> true;
      case CompiledForm.Prohibition act -> false;
      case CompiledForm.Silence act -> false;
      case CompiledForm.Restriction act -> false;
      case CompiledForm.Cap act -> false;
      case CompiledForm.Precedence act -> false;
      case CompiledForm.Quality act -> false;
    };
  }

  /** Null where nothing changes, or what is new binds nobody. */
  private static @Nullable Kind kind(@Nullable Verdict was, Verdict is) {
    if (is.equals(was)) {
      return null;
    }
    return switch (is) {
      case Verdict.Met met -> was == null ? null : Kind.DISCHARGES;
      case Verdict.Pending pending -> was == null ? Kind.OPENS : Kind.MOVES;
      case Verdict.Void released -> was == null ? null : Kind.RELEASES;
      case Verdict.Breached breached ->
          was instanceof Verdict.Breached already ? kind(already, breached) : Kind.BREAKS;
      case Verdict.Conflict conflict -> null;
      case Verdict.Waived waived -> null;
    };
  }

  private static Kind kind(Verdict.Breached was, Verdict.Breached is) {
    for (int i = 0; i < is.reparations().size(); i++) {
      LinkState now = is.reparations().get(i).state();
      LinkState then = i < was.reparations().size() ? was.reparations().get(i).state() : null;
      if (now != then && now != LinkState.PENDING) {
        return switch (now) {
          case MET -> Kind.REPAIRS;
          case VOID -> Kind.RELEASES;
          case MISSED -> Kind.BREAKS;
          case PENDING -> throw new IllegalStateException("pending already: " + is);
        };
      }
    }
    return Objects.equals(was.late(), is.late()) ? Kind.MOVES : Kind.DISCHARGES_LATE;
  }
}
