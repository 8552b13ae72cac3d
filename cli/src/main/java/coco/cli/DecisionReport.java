package coco.cli;

import coco.engine.Due;
import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.calendar.Micros;
import coco.engine.decision.Decision;
import coco.engine.decision.DecisionText;
import coco.engine.decision.Effect;
import coco.engine.monitor.Judgement;
import coco.engine.monitor.Objection;
import coco.engine.monitor.Proposal.Answer;
import coco.language.code.RuleId;
import coco.language.print.DocumentPrinter.Sentence;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A decision as text, and as JSON: a stable contract, to which keys may be added. */
final class DecisionReport {
  private final Console console;
  private final PrintStream out;
  private final Editions editions;
  private final Texts texts;
  private final DecisionText sentences;

  DecisionReport(Console console, Editions editions) {
    this.console = console;
    this.out = console.out();
    this.editions = editions;
    this.texts = Texts.in(editions.language());
    this.sentences = new DecisionText(editions.language(), editions.code().zone());
  }

  /**
   * Prints it.
   *
   * @param known whether some rule speaks of the type
   */
  void print(Decision decision, boolean known) {
    Console.Paint paint = decision.isAllowed() ? Console.Paint.GOOD : Console.Paint.BAD;
    out.println(console.paint(paint, sentences.answer(decision)));
    if (!decision.isAllowed()) {
      wrapped(sentences.next(decision), 0);
    }
    if (!known) {
      wrapped(texts.of("decide.unknown", decision.proposed().type()), 0);
    }
    if (edition(decision.proposed().time()) == null) {
      wrapped(texts.of("decide.early"), 0);
    }
    answers("decide.refusals", decision.refusals());
    answers("decide.advice", decision.advice());
    if (!decision.conflicts().isEmpty()) {
      head("decide.conflicts");
      decision.conflicts().forEach(conflict -> wrapped(sentences.conflict(conflict), 2));
    }
    if (!decision.effects().isEmpty()) {
      head("decide.effects");
      for (Effect effect : decision.effects()) {
        RuleId id = effect.judgement().rule().rule().id();
        String title = sentence(effect.judgement()).title();
        wrapped(texts.of("decide.effect", id.text(), title, sentences.effect(effect)), 2);
      }
    }
  }

  private void head(String key) {
    out.println();
    out.println(console.paint(Console.Paint.STRONG, texts.of(key)));
  }

  private void answers(String key, List<Answer> answers) {
    if (answers.isEmpty()) {
      return;
    }
    head(key);
    for (Answer answer : answers) {
      Sentence sentence = sentence(answer.judgement());
      RuleId id = answer.judgement().rule().rule().id();
      wrapped(texts.of("decide.rule", id.text(), sentence.title()), 2);
      Wrap.lines(sentence.text(), Math.max(40, console.width() - 6))
          .forEach(line -> out.println("    > " + line));
      wrapped(sentences.reason(answer) + " " + sentences.until(answer), 4);
    }
  }

  private void wrapped(String text, int indent) {
    Wrap.lines(text, Math.max(40, console.width() - indent))
        .forEach(line -> out.println(" ".repeat(indent) + line));
  }

  private Sentence sentence(Judgement judgement) {
    return editions.sentence(judgement.edition().name(), judgement.rule().rule().id());
  }

  SequencedMap<String, @Nullable Object> json(Decision decision) {
    Interaction proposed = decision.proposed();
    return Json.object(
        "code", editions.code().id(),
        "edition", edition(proposed.time()),
        "type", proposed.type(),
        "case", proposed.caseId(),
        "party", proposed.party(),
        "at", proposed.time().toString(),
        "allowed", decision.isAllowed(),
        "answer", sentences.answer(decision),
        "next", next(decision),
        "refusals", decision.refusals().stream().map(this::json).toList(),
        "advice", decision.advice().stream().map(this::json).toList(),
        "conflicts", decision.conflicts().stream().map(this::conflict).toList(),
        "effects", decision.effects().stream().map(this::json).toList());
  }

  private @Nullable String edition(Instant at) {
    var governing = editions.rules().governing(Micros.of(at));
    return governing == null ? null : governing.name();
  }

  private @Nullable Object next(Decision decision) {
    String text = sentences.next(decision);
    return switch (decision.next()) {
      case Decision.Now now -> null;
      case Decision.At at ->
          Json.object("kind", "at", "instant", at.instant().toString(), "text", text);
      case Decision.Never never ->
          Json.object(
              "kind",
              "never",
              "instant",
              null,
              "rules",
              never.because().stream()
                  .map(answer -> answer.judgement().rule().rule().id().text())
                  .distinct()
                  .toList(),
              "text",
              text);
      case Decision.NotBefore horizon ->
          Json.object("kind", "not-before", "instant", horizon.horizon().toString(), "text", text);
    };
  }

  private SequencedMap<String, @Nullable Object> json(Answer answer) {
    Judgement judgement = answer.judgement();
    Sentence sentence = sentence(judgement);
    return Json.object(
        "rule", judgement.rule().rule().id().text(),
        "edition", judgement.edition().name(),
        "form", BacktestJson.form(judgement.rule().rule().clause()),
        "title", sentence.title(),
        "sentence", sentence.text(),
        "because", answer.objection() == null ? null : because(answer.objection()),
        "reason", sentences.reason(answer),
        "until", answer.until() == null ? null : answer.until().toString());
  }

  /** The kind of an objection, in words joined by hyphens. */
  private static String because(Objection objection) {
    return switch (objection) {
      case Objection.Forbidden forbidden -> "forbidden";
      case Objection.Outside outside -> "outside";
      case Objection.Silent silent -> "silent";
      case Objection.TooMany many -> "too-many";
      case Objection.Unpreceded unpreceded -> "unpreceded";
      case Objection.Untrue untrue -> "untrue";
    };
  }

  private SequencedMap<String, @Nullable Object> conflict(Answer answer) {
    List<String> with = new ArrayList<>();
    if (answer.judgement().verdict() instanceof Verdict.Conflict conflict) {
      conflict.with().forEach(rule -> with.add(rule.text()));
    }
    return Json.object(
        "rule", answer.judgement().rule().rule().id().text(),
        "edition", answer.judgement().edition().name(),
        "with", with,
        "text", sentences.conflict(answer));
  }

  private SequencedMap<String, @Nullable Object> json(Effect effect) {
    Verdict verdict = effect.judgement().verdict();
    Due due =
        switch (verdict) {
          case Verdict.Met met -> met.due();
          case Verdict.Breached breached -> breached.due();
          case Verdict.Pending pending -> pending.due();
          case Verdict.Void released -> null;
          case Verdict.Waived waived -> null;
          case Verdict.Conflict conflict -> null;
        };
    return Json.object(
        "kind", effect.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        "rule", verdict.subject().rule().text(),
        "edition", verdict.subject().edition(),
        "title", sentence(effect.judgement()).title(),
        "trigger", verdict.subject().trigger().id(),
        "triggered", verdict.subject().triggered().toString(),
        "due", due == null ? null : due.instant().toString(),
        "state", VerdictRows.state(verdict),
        "text", sentences.effect(effect));
  }
}
