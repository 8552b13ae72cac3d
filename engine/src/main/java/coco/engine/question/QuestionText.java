package coco.engine.question;

import coco.engine.Due;
import coco.engine.Verdict;
import coco.engine.calendar.ProofText;
import coco.engine.decision.Decision;
import coco.engine.decision.DecisionText;
import coco.engine.monitor.Judgement;
import coco.engine.monitor.Proposal;
import coco.engine.question.Question.Answer;
import coco.language.Document;
import coco.language.code.Annotations;
import coco.language.code.Attribute;
import coco.language.code.Audience;
import coco.language.code.Clause;
import coco.language.code.Example;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Value;
import coco.language.print.ClausePrinter;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Says questions about a code, and why their answers are what they are, in its language. */
public final class QuestionText {
  private final Document document;
  private final Language language;
  private final Lexicon lexicon;
  private final ZoneId zone;
  private final Wording wording;
  private final ProofText proofs;
  private final DecisionText decisions;
  private final Properties messages = new Properties();

  /** Questions in the words of a sound document. */
  public QuestionText(Document document) {
    this.document = document;
    this.language = document.language();
    this.lexicon = document.lexicon();
    this.zone = document.code().zone();
    this.wording = new Wording(document.code());
    this.proofs = new ProofText(language);
    this.decisions = new DecisionText(language, zone);
    String resource = "/coco/engine/question_%s.properties".formatted(language.tag());
    try (InputStream in = QuestionText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private String text(String key, Object... arguments) {
    String template = messages.getProperty(key);
    if (template == null) {
      throw new IllegalStateException("no message '%s' in %s".formatted(key, language));
    }
    return new MessageFormat(template, language.locale()).format(arguments);
  }

  /**
   * A question in words.
   *
   * @param about whom it is about, in a sentence; empty where that does not matter
   * @param scene what happened, in order
   * @param asked the question itself
   * @param choices in the order of {@link Question#choices}
   * @param rule the sentence of the rule, without brackets and annotations
   * @param why why the answer is what it is, sentence by sentence
   */
  public record Told(
      String about,
      List<Line> scene,
      String asked,
      List<String> choices,
      String rule,
      List<String> why) {
    public Told {
      scene = List.copyOf(scene);
      choices = List.copyOf(choices);
      why = List.copyOf(why);
    }
  }

  /** One thing that happened. */
  public record Line(String when, String what) {}

  /** A question of the document's code, in its words. */
  public Told tell(Question question) {
    Rule rule = rule(question.rule());
    List<Line> scene = new ArrayList<>();
    List<Example.Line> lines = question.scene().lines();
    for (int i = 0; i < lines.size(); i++) {
      boolean isAct = question.kind() == Question.Kind.ACT && i == lines.size() - 1;
      scene.add(line(lines.get(i), isAct ? act(rule.clause()) : Optional.empty()));
    }
    return new Told(
        about(rule, question),
        scene,
        text("asked." + question.kind()),
        question.choices().stream()
            .map(answer -> text("choice.%s.%s".formatted(question.kind(), answer)))
            .toList(),
        spaced(sentence(rule)),
        why(question).stream().map(this::spaced).toList());
  }

  private Rule rule(RuleId id) {
    return document.code().rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id.text()));
  }

  private String sentence(Rule rule) {
    Rule plain =
        new Rule(
            rule.id(),
            rule.chapter(),
            rule.audience(),
            rule.force(),
            rule.clause(),
            rule.exception(),
            rule.per(),
            Annotations.NONE);
    return ClausePrinter.print(plain, Optional.empty(), lexicon).replaceAll("[\\[\\]`]", "");
  }

  /** Blanks that do not break, where French print has them. */
  private String spaced(String text) {
    return switch (language) {
      case ENGLISH -> text;
      case FRENCH ->
          text.replaceAll("[ \u00a0](?=[:»])", "\u00a0")
              .replaceAll("[ \u00a0\u202f](?=[;?!])", "\u202f")
              .replaceAll("«[ \u00a0]", "«\u00a0");
    };
  }

  private String about(Rule rule, Question question) {
    List<String> said = new ArrayList<>();
    if (!rule.audience().isEmpty()) {
      switch (rule.audience().getFirst()) {
        case Audience.Everyone everyone -> {}
        case Audience.Kind kind -> said.add(text("about." + kind.kind()));
        case Audience.Group group -> said.add(text("about.group", fact(group.group())));
      }
    }
    boolean isFarAway =
        question.scene().lines().stream()
            .anyMatch(
                line ->
                    line.what() instanceof Example.Happens happens
                        && happens.with().containsKey("party.zone"));
    if (isFarAway) {
      said.add(text("about.zone", zone.getId()));
    }
    return spaced(String.join(" ", said));
  }

  private String fact(String term) {
    Lexicon.Wording known = lexicon.terms().get(term);
    return known == null ? term : known.fact();
  }

  /** What somebody who asks whether they may do it wants to do. */
  private static Optional<Occurrence> act(Clause clause) {
    return switch (clause) {
      case Clause.Prohibition prohibition -> Optional.of(prohibition.act());
      case Clause.Silence silence -> Optional.of(silence.act());
      case Clause.Restriction restriction -> Optional.of(restriction.act());
      case Clause.Cap cap -> Optional.of(cap.act());
      case Clause.Precedence precedence -> Optional.of(precedence.act());
      case Clause.Duty duty -> Optional.empty();
      case Clause.RepeatedDuty duty -> Optional.empty();
      case Clause.Quality quality -> Optional.empty();
      case Clause.ServiceLevel level -> Optional.empty();
      case Clause.Average average -> Optional.empty();
      case Clause.Norm norm -> Optional.empty();
      case Clause.Value value -> Optional.empty();
    };
  }

  private Line line(Example.Line line, Optional<Occurrence> wanted) {
    String when = moment(line.when().atZone(zone).toInstant());
    String what =
        switch (line.what()) {
          case Example.AsOf asOf -> text("scene.nothing");
          case Example.Happens happens ->
              wanted.map(act -> wanted(act, happens)).orElseGet(() -> happens(happens));
        };
    return new Line(
        spaced(when.substring(0, 1).toUpperCase(language.locale()) + when.substring(1)),
        spaced(what));
  }

  private String wanted(Occurrence act, Example.Happens happens) {
    String said =
        Optional.ofNullable(lexicon.terms().get(act.term()))
            .filter(known -> !known.act().equals(known.fact()) && act.role().isEmpty())
            .map(known -> text("scene.wanted", known.act()))
            .orElseGet(() -> text("scene.planned", fact(act.term())));
    return with(said, happens.with());
  }

  private String happens(Example.Happens happens) {
    return switch (wording.of(happens).orElseThrow()) {
      case Wording.Said.Fact known -> with(fact(known.term()), happens.with());
      case Wording.Said.Begins begins ->
          with(text("scene.begins", fact(begins.state())), happens.with());
      case Wording.Said.Ends ends -> with(text("scene.ends", fact(ends.state())), happens.with());
      case Wording.Said.Learnt learnt -> text("scene.learnt", attributes(happens.with()));
    };
  }

  private String with(String said, Map<String, Value> attributes) {
    return attributes.isEmpty() ? said : text("scene.with", said, attributes(attributes));
  }

  private String attributes(Map<String, Value> attributes) {
    List<String> all = new ArrayList<>();
    attributes.forEach(
        (name, value) -> all.add(text("attribute", label(name), value(name, value))));
    return String.join(text("attributes.and"), all);
  }

  /** The code's own term for an attribute; else its name in the data, and whose it is. */
  private String label(String name) {
    for (Map.Entry<String, Attribute> named : lexicon.named().entrySet()) {
      if (Moves.name(named.getValue()).equals(name)) {
        return fact(named.getKey());
      }
    }
    if (name.equals("party.zone")) {
      return text("attribute.zone");
    }
    int point = name.indexOf('.');
    String words = name.substring(point + 1).replaceAll("[-_.]", " ");
    return point < 0
        ? words
        : text("attribute." + name.substring(0, point).toUpperCase(Locale.ROOT), words);
  }

  private String value(String name, Value value) {
    return switch (value) {
      case Value.Text text when name.endsWith("language") ->
          Language.ofTag(text.text())
              .map(it -> it.locale().getDisplayLanguage(language.locale()))
              .orElse(text.text());
      case Value.Text text -> text.text();
      case Value.Quantity quantity -> number(quantity.number());
      case Value.Truth truth -> text(truth.truth() ? "value.yes" : "value.no");
      case Value.Moment moment -> moment(moment.instant());
      case Value.Day day -> day(day.date());
      case Value.Elapsed elapsed ->
          proofs.amount(
              new Verdict.Amount(
                  elapsed.duration().toNanos() / 1_000, Verdict.Amount.Kind.ELAPSED));
    };
  }

  private String number(BigDecimal number) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(number.scale() < 0 ? 0 : number.scale());
    return format.format(number);
  }

  String day(LocalDate day) {
    String pattern = text(day.getDayOfMonth() == 1 ? "day.first" : "day");
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(day);
  }

  private String moment(Instant instant) {
    return proofs.moment(Due.at(instant), zone);
  }

  private String moment(Due due) {
    return proofs.moment(due, zone);
  }

  private List<String> why(Question question) {
    List<String> why = new ArrayList<>();
    switch (question.kind()) {
      case PROMISE, OCCASION -> {
        why.add(
            question
                .judgement()
                .map(it -> standing(it.verdict()))
                .orElseGet(() -> text("why.none")));
        question.judgement().flatMap(this::proof).ifPresent(why::add);
      }
      case ACT -> {
        Decision decision = question.decision().orElseThrow();
        refusals(question, decision).forEach(answer -> why.add(decisions.reason(answer)));
        if (question.answer() == Answer.BROKEN) {
          String next = decisions.next(decision);
          if (!next.isEmpty()) {
            why.add(next);
          }
        } else {
          why.add(text(question.judgement().isPresent() ? "why.allowed" : "why.not-applying"));
        }
      }
      case QUALITY -> why.add(text("why.QUALITY." + question.answer()));
    }
    return why;
  }

  private static List<Proposal.Answer> refusals(Question question, Decision decision) {
    List<Proposal.Answer> all = new ArrayList<>(decision.refusals());
    all.addAll(decision.advice());
    return all.stream()
        .filter(it -> it.judgement().verdict().subject().rule().equals(question.rule()))
        .toList();
  }

  private Optional<String> proof(Judgement judgement) {
    return Optional.ofNullable(judgement.ground())
        .map(ground -> proofs.sentence(ground.clock().proof(ground.start(), ground.stops())));
  }

  private String standing(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Met met -> done(met.due(), met.by().time());
      case Verdict.Breached breached -> {
        String due = breached.due() == null ? moment(breached.at()) : moment(breached.due());
        Verdict.Late late = breached.late();
        yield late == null
            ? text("why.missed", due)
            : text("why.late", due, moment(late.by().time()), proofs.amount(late.amount()));
      }
      case Verdict.Pending pending ->
          pending.due() != null
              ? text("why.open", moment(pending.due()))
              : pending.remaining() != null
                  ? text("why.stopped", proofs.amount(pending.remaining()))
                  : text("why.waiting");
      case Verdict.Void released -> text("why." + released.reason());
      case Verdict.Waived waived -> standing(waived.beneath());
      case Verdict.Conflict conflict -> "";
    };
  }

  private String done(@Nullable Due due, Instant at) {
    return due == null ? text("why.done", moment(at)) : text("why.kept", moment(due), moment(at));
  }
}
