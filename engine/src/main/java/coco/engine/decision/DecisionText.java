package coco.engine.decision;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.calendar.ProofText;
import coco.engine.monitor.Objection;
import coco.engine.monitor.Proposal.Answer;
import coco.language.code.Clause;
import coco.language.code.RuleId;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a decision in a language, sentence by sentence. */
public final class DecisionText {
  private final Language language;
  private final ZoneId zone;
  private final ProofText proofs;
  private final Properties messages = new Properties();

  /**
   * @param zone the zone in which instants are told
   */
  public DecisionText(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.proofs = new ProofText(language);
    String resource = "/coco/engine/decision_%s.properties".formatted(language.tag());
    try (InputStream in = DecisionText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private String text(String key, @Nullable Object... arguments) {
    String template = messages.getProperty(key);
    if (template == null) {
      throw new IllegalStateException("no message '%s' in %s".formatted(key, language));
    }
    return new MessageFormat(template, language.locale()).format(arguments);
  }

  /** An instant in words. */
  public String moment(Instant instant) {
    return proofs.moment(Due.at(instant), zone);
  }

  /** The answer in one sentence. */
  public String answer(Decision decision) {
    String key = decision.isAllowed() ? "answer.allowed" : "answer.refused";
    return text(key, decision.proposed().type(), moment(decision.proposed().time()));
  }

  /** Why a rule refuses. */
  public String reason(Answer answer) {
    Objection objection = answer.objection();
    return switch (objection) {
      case null -> "";
      case Objection.Forbidden forbidden -> text("reason.forbidden");
      case Objection.Outside outside -> text("reason.outside");
      case Objection.Silent silent ->
          text("reason.silent", moment(silent.since()), moment(silent.until()));
      case Objection.TooMany many -> text("reason.too-many", many.earlier(), many.most());
      case Objection.Unpreceded none when none.latest() == null -> text("reason.nothing-before");
      case Objection.Unpreceded late
          when late.bound() == Clause.Bound.AT_LEAST && late.latest() != null ->
          text("reason.too-late", moment(late.latest()));
      case Objection.Unpreceded early
          when early.bound() == Clause.Bound.AT_MOST && early.latest() != null ->
          text("reason.too-early", moment(early.latest()));
      case Objection.Unpreceded other -> text("reason.nothing-before");
      case Objection.Untrue untrue -> text("reason.untrue");
    };
  }

  /** Until when a rule refuses at least, or that time does not help. */
  public String until(Answer answer) {
    return answer.until() == null ? text("until.never") : text("until", moment(answer.until()));
  }

  /** When it would be allowed; empty where it is. */
  public String next(Decision decision) {
    return switch (decision.next()) {
      case Decision.Now now -> "";
      case Decision.At at -> text("next.at", moment(at.instant()));
      case Decision.Never never ->
          text(
              never.from().equals(decision.proposed().time()) ? "next.never" : "next.never.from",
              rules(never.because()),
              moment(never.from()),
              never.because().size());
      case Decision.NotBefore horizon -> text("next.not-before", moment(horizon.horizon()));
    };
  }

  private static String rules(List<Answer> answers) {
    return answers.stream()
        .map(answer -> answer.judgement().rule().rule().id().text())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** That two rules contradict each other here. */
  public String conflict(Answer answer) {
    if (!(answer.judgement().verdict() instanceof Verdict.Conflict conflict)) {
      throw new IllegalArgumentException("no conflict: " + answer);
    }
    return text(
        "conflict",
        conflict.subject().rule().text(),
        conflict.with().stream().map(RuleId::text).collect(Collectors.joining(", ")));
  }

  /** What would become of an obligation, without naming its rule. */
  public String effect(Effect effect) {
    Due due = due(effect.judgement().verdict());
    String suffix = effect.kind() == Effect.Kind.OPENS && due == null ? ".without" : "";
    Object when = due == null ? "" : proofs.moment(due, zone);
    Object since = moment(effect.judgement().verdict().subject().triggered());
    return switch (effect.kind()) {
      case OPENS -> text("effect.OPENS" + suffix, when);
      case DISCHARGES -> text("effect.DISCHARGES", since);
      case DISCHARGES_LATE -> text("effect.DISCHARGES_LATE", since, late(effect));
      case REPAIRS -> text("effect.REPAIRS", since);
      case RELEASES -> text("effect.RELEASES", since);
      case BREAKS -> text("effect.BREAKS", since);
      case MOVES -> moved(effect, due);
    };
  }

  private String moved(Effect effect, @Nullable Due due) {
    if (due != null) {
      return text("effect.MOVES", proofs.moment(due, zone));
    }
    return effect.judgement().verdict() instanceof Verdict.Pending pending
            && pending.remaining() != null
        ? text("effect.MOVES.stopped", proofs.amount(pending.remaining()))
        : text("effect.MOVES.otherwise");
  }

  private String late(Effect effect) {
    return effect.judgement().verdict() instanceof Verdict.Breached breached
            && breached.late() != null
        ? proofs.amount(breached.late().amount())
        : "";
  }

  private static @Nullable Due due(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> met.due();
      case Verdict.Breached breached -> breached.due();
      case Verdict.Pending pending -> pending.due();
      case Verdict.Void released -> null;
      case Verdict.Waived waived -> due(waived.beneath());
      case Verdict.Conflict conflict -> null;
    };
  }
}
