package coco.cli;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.Verdict.Subject;
import coco.engine.calendar.Proof;
import coco.engine.calendar.ProofText;
import coco.engine.monitor.Judgement;
import coco.language.Document;
import coco.language.code.RuleId;
import coco.language.text.Language;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The verdicts of one case: the sentence, what happened, and why. */
final class Explanation {
  private final Console console;
  private final PrintStream out;
  private final Texts texts;
  private final ProofText proofs;
  private final Document document;

  Explanation(Console console, Language language, Document document) {
    this.console = console;
    this.out = console.out();
    this.texts = Texts.in(language);
    this.proofs = new ProofText(language);
    this.document = document;
  }

  void print(String wanted, List<Interaction> interactions, List<Judgement> judgements) {
    if (judgements.isEmpty()) {
      out.println(texts.of("explain.none", wanted));
    } else {
      String party = judgements.getFirst().verdict().subject().party();
      out.println(
          console.paint(
              Console.Paint.STRONG,
              party == null
                  ? texts.of("explain.case", wanted)
                  : texts.of("explain.case.party", wanted, party)));
    }
    if (!interactions.isEmpty()) {
      out.println();
      out.println(texts.of("explain.interactions"));
      Table table = new Table(Table.Align.LEFT, Table.Align.LEFT, Table.Align.LEFT);
      interactions.forEach(
          each ->
              table.row(
                  moment(each.time()),
                  each.type(),
                  each.attributes().isEmpty() ? "" : attributes(each)));
      table.lines(2).forEach(out::println);
    }
    judgements.forEach(this::print);
  }

  private String attributes(Interaction interaction) {
    List<String> shown = new ArrayList<>();
    interaction.attributes().forEach((name, value) -> shown.add(name + "=" + value.text()));
    return EyeWidth.cut(String.join(" ", shown), Math.max(20, console.width() - 60));
  }

  private void print(Judgement judgement) {
    Verdict verdict = judgement.verdict();
    Subject subject = verdict.subject();
    out.println();
    out.println(
        console.paint(
            Console.Paint.STRONG,
            texts.of(
                "explain.verdict",
                subject.rule().text(),
                title(subject.rule()),
                texts.of("outcome." + outcome(verdict)))));
    clause(subject.rule());
    List<String> facts = facts(verdict);
    facts.addFirst(texts.of("explain.edition", subject.edition()));
    out.println("  " + String.join(" · ", facts));
    Judgement.Ground ground = judgement.ground();
    if (ground != null) {
      Proof proof = ground.clock().proof(ground.start(), ground.stops());
      Wrap.lines(proofs.sentence(proof), Math.max(40, console.width() - 2))
          .forEach(line -> out.println("  " + line));
      proofs.table(proof).lines().forEach(line -> out.println("  " + line));
    }
  }

  private void clause(RuleId id) {
    document
        .rule(id)
        .flatMap(Document.RuleText::clause)
        .ifPresent(
            clause ->
                Wrap.lines(
                        texts.spaced(clause.text().strip().replaceAll("\\s+", " ")),
                        Math.max(40, console.width() - 4))
                    .forEach(line -> out.println("  > " + line)));
  }

  private String title(RuleId id) {
    return document.rule(id).map(Document.RuleText::title).orElse("");
  }

  private List<String> facts(Verdict verdict) {
    List<String> facts = new ArrayList<>();
    switch (verdict) {
      case Verdict.Met met -> {
        if (met.due() != null) {
          facts.add(texts.of("explain.due", proofs.moment(met.due(), document.code().zone())));
        }
        facts.add(by(met.by()));
      }
      case Verdict.Breached breached -> {
        if (breached.due() != null) {
          facts.add(texts.of("explain.due", proofs.moment(breached.due(), document.code().zone())));
        }
        // An act against a rule is judged at once: it is itself what broke it.
        if (breached.at().equals(verdict.subject().triggered())) {
          String act = verdict.subject().trigger().id();
          facts.add(texts.of("explain.by", act, moment(breached.at())));
        }
        if (breached.late() != null) {
          facts.add(by(breached.late().by()));
          facts.add(texts.of("explain.late", proofs.amount(breached.late().amount())));
        }
        breached.reparations().forEach(link -> facts.add(reparation(link)));
      }
      case Verdict.Pending pending -> {
        if (pending.due() != null) {
          facts.add(texts.of("explain.due", proofs.moment(pending.due(), document.code().zone())));
        }
        if (pending.remaining() != null) {
          facts.add(texts.of("explain.remaining", proofs.amount(pending.remaining())));
        }
      }
      case Verdict.Void released -> {
        facts.add(texts.of("explain.reason." + released.reason()));
        if (released.by() != null) {
          facts.add(by(released.by()));
        }
      }
      case Verdict.Waived waived -> facts.add(waived.reason());
      case Verdict.Conflict conflict ->
          facts.add(String.join(", ", conflict.with().stream().map(RuleId::text).toList()));
    }
    return facts;
  }

  private String by(Verdict.Closing closing) {
    return texts.of("explain.by", closing.event().id(), moment(closing.time()));
  }

  private String reparation(Verdict.Link link) {
    String when =
        link.by() != null
            ? moment(link.by().time())
            : link.due() == null ? "" : proofs.moment(link.due(), document.code().zone());
    return texts.of("explain.reparation." + link.state(), when);
  }

  static String outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> "MET";
      case Verdict.Breached breached -> "BREACHED";
      case Verdict.Pending pending -> "PENDING";
      case Verdict.Void released -> "VOID";
      case Verdict.Waived waived -> outcome(waived.beneath());
      case Verdict.Conflict conflict -> "CONFLICT";
    };
  }

  private String moment(Instant instant) {
    return texts.moment(instant.atZone(document.code().zone()));
  }

  SequencedMap<String, @Nullable Object> json(
      String wanted, Instant asOf, List<Judgement> judgements) {
    List<Object> verdicts = new ArrayList<>();
    for (Judgement judgement : judgements) {
      Judgement.Ground ground = judgement.ground();
      SequencedMap<String, @Nullable Object> each =
          Json.object("verdict", Plain.of(judgement.verdict()));
      if (ground != null) {
        each.put(
            "proof", ProofJson.of(ground.clock().proof(ground.start(), ground.stops()), proofs));
      }
      verdicts.add(each);
    }
    return Json.object("case", wanted, "asOf", asOf.toString(), "verdicts", verdicts);
  }
}
