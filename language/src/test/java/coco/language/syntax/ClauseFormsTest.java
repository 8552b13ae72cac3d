package coco.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.GeneratedRules;
import coco.language.code.Attribute;
import coco.language.code.Attribute.Owner;
import coco.language.code.ChapterKind;
import coco.language.code.Circumstance;
import coco.language.code.Clause;
import coco.language.code.Clause.Which;
import coco.language.code.Condition;
import coco.language.code.Condition.Operator;
import coco.language.code.Deadline;
import coco.language.code.Length;
import coco.language.code.Length.Unit;
import coco.language.code.Occurrence;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import coco.language.print.ClausePrinter;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each form and each modifier: the English and the French sentence of the language's tables mean
 * the same record, and are what that record prints as.
 */
class ClauseFormsTest {
  /**
   * One row.
   *
   * @param clause what both sentences mean
   */
  record Row(
      String name,
      String english,
      String french,
      Clause clause,
      Optional<Circumstance> exception,
      Optional<Scope> per) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bothSentencesMeanTheRecord(Row row) {
    assertThat(read(row.english(), Language.ENGLISH)).contains(rule(row));
    assertThat(read(row.french(), Language.FRENCH)).contains(rule(row));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRecordPrintsAsBothSentences(Row row) {
    assertThat(ClausePrinter.print(rule(row), Optional.empty(), lexicon(Language.ENGLISH)))
        .isEqualTo(row.english().replace(" %", "%"));
    assertThat(ClausePrinter.print(rule(row), Optional.empty(), lexicon(Language.FRENCH)))
        .isEqualTo(typographic(row.french()));
  }

  /** The blanks that French sets: {@code 8 h 30}, {@code 95 %}. */
  private static String typographic(String french) {
    return french
        .replace(" ;", "\u202F;")
        .replace(" %", "\u00A0%")
        .replaceAll("(\\d) h (\\d\\d)\\b", "$1\u00A0h\u00A0$2")
        .replaceAll("(\\d) h\\b", "$1\u00A0h");
  }

  private static Optional<Rule> read(String sentence, Language language) {
    ParsedClause parsed = ClauseParser.parse(Clip.contiguous(sentence, 0), lexicon(language));
    assertThat(parsed.findings()).isEmpty();
    return parsed.rule(new RuleId("R-1"), ChapterKind.SERVICE);
  }

  private static Lexicon lexicon(Language language) {
    return GeneratedRules.lexicon(language);
  }

  private static Rule rule(Row row) {
    boolean should = row.english().contains(" should ");
    return new Rule(
        new RuleId("R-1"),
        ChapterKind.SERVICE,
        List.of(),
        should ? Rule.Force.SHOULD : Rule.Force.MUST,
        row.clause(),
        row.exception(),
        row.per(),
        coco.language.code.Annotations.NONE);
  }

  static Stream<Row> rows() {
    return Stream.of(forms(), triggers(), deadlines(), durations(), circumstances(), others())
        .flatMap(List::stream);
  }

  private static List<Row> forms() {
    return List.of(
        row(
            "duty",
            "When [a complaint is received], we must [acknowledge receipt] within 2 days.",
            "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jours.",
            duty(within(2, Unit.DAY))),
        row(
            "advisory duty",
            "When [a complaint is received], we should [acknowledge receipt] within 2 days.",
            "Lorsqu'[une réclamation est reçue], nous devrions [accuser réception] sous 2 jours.",
            duty(within(2, Unit.DAY))),
        row(
            "repeated duty",
            "When [a complaint is received], we must [send an update] at least every 2 weeks until"
                + " [the complaint is withdrawn].",
            "Lorsqu'[une réclamation est reçue], nous devons [envoyer un point] au moins toutes les"
                + " 2 semaines jusqu'au moment où [la réclamation est retirée].",
            new Clause.RepeatedDuty(
                trigger(Which.EVERY),
                event("update"),
                Length.of(2, Unit.WEEK),
                Optional.empty(),
                event("withdrawn"),
                List.of())),
        row(
            "prohibition",
            "We must not [call the party].",
            "Nous ne devons pas [appeler l'interlocuteur].",
            new Clause.Prohibition(event("call"))),
        row(
            "advisory prohibition",
            "We should not [call the party].",
            "Nous ne devrions pas [appeler l'interlocuteur].",
            new Clause.Prohibition(event("call"))),
        row(
            "silence",
            "We must not [call the party] within 7 days after [a complaint is received].",
            "Nous ne devons pas [appeler l'interlocuteur] moins de 7 jours après qu'[une"
                + " réclamation est reçue].",
            new Clause.Silence(event("call"), Length.of(7, Unit.DAY), event("complaint"))),
        row(
            "silence of clear days",
            "We must not [call the party] until the end of the day that follows 3 clear days after"
                + " [a complaint is received].",
            "Nous ne devons pas [appeler l'interlocuteur] moins de 3 jours francs après qu'[une"
                + " réclamation est reçue].",
            new Clause.Silence(event("call"), Length.of(3, Unit.CLEAR_DAY), event("complaint"))),
        row(
            "restriction",
            "We may [call the party] only during [office].",
            "Nous ne pouvons [appeler l'interlocuteur] que pendant le [bureau].",
            new Clause.Restriction(event("call"), asked(new Circumstance.During("office")))),
        row(
            "advisory restriction",
            "We should [call the party] only during [office].",
            "Nous ne devrions [appeler l'interlocuteur] que pendant le [bureau].",
            new Clause.Restriction(event("call"), asked(new Circumstance.During("office")))),
        row(
            "cap in a window",
            "We must not [call the party] more than 4 times in any 30 days.",
            "Nous ne devons pas [appeler l'interlocuteur] plus de 4 fois sur toute période de 30"
                + " jours.",
            new Clause.Cap(event("call"), 4, new Clause.Rolling(Length.of(30, Unit.DAY)))),
        row(
            "cap in a period",
            "We must not [call the party] more than once each month.",
            "Nous ne devons pas [appeler l'interlocuteur] plus d'une fois chaque mois.",
            new Clause.Cap(event("call"), 1, new Clause.Each(Clause.Period.MONTH))),
        row(
            "cap for ever",
            "We must not [call the party] more than twice.",
            "Nous ne devons pas [appeler l'interlocuteur] plus de deux fois.",
            new Clause.Cap(event("call"), 2, new Clause.Ever())),
        row(
            "precedence",
            "Before we [call the party], we must [send an update].",
            "Avant d'[appeler l'interlocuteur], nous devons [envoyer un point].",
            precedence(Clause.Use.ANY_NUMBER, Optional.empty())),
        row(
            "precedence each time",
            "Before we [call the party], we must [send an update] each time.",
            "Avant d'[appeler l'interlocuteur], nous devons [envoyer un point] chaque fois.",
            precedence(Clause.Use.EACH_TIME, Optional.empty())),
        row(
            "notice",
            "Before we [call the party], we must [send an update] at least 3 clear days ahead.",
            "Avant d'[appeler l'interlocuteur], nous devons [envoyer un point] au moins 3 jours"
                + " francs à l'avance.",
            precedence(
                Clause.Use.ANY_NUMBER,
                Optional.of(
                    new Clause.Notice(Clause.Bound.AT_LEAST, Length.of(3, Unit.CLEAR_DAY))))),
        row(
            "notice at most",
            "Before we [call the party], we must [send an update] at most 1 month ahead.",
            "Avant d'[appeler l'interlocuteur], nous devons [envoyer un point] au plus 1 mois à"
                + " l'avance.",
            precedence(
                Clause.Use.ANY_NUMBER,
                Optional.of(new Clause.Notice(Clause.Bound.AT_MOST, Length.of(1, Unit.MONTH))))),
        row(
            "quality",
            "Whenever [an update is sent], it must be true that language is party.language.",
            "Chaque fois qu'[un point est envoyé], il doit être vrai que language est"
                + " personne.language.",
            quality()),
        row(
            "service level",
            "On at least 99.5 % of occasions, when [a complaint is received], we must [acknowledge"
                + " receipt] within 2 days, each quarter.",
            "Dans au moins 99,5 % des cas, lorsqu'[une réclamation est reçue], nous devons [accuser"
                + " réception] sous 2 jours, chaque trimestre.",
            new Clause.ServiceLevel(
                new BigDecimal("99.5"), duty(within(2, Unit.DAY)), Clause.Period.QUARTER)),
        row(
            "service level of a quality",
            "On at least 95 % of occasions, whenever [an update is sent], it must be true that"
                + " language is party.language, each month.",
            "Dans au moins 95 % des cas, chaque fois qu'[un point est envoyé], il doit être vrai"
                + " que language est personne.language, chaque mois.",
            new Clause.ServiceLevel(new BigDecimal("95"), quality(), Clause.Period.MONTH)),
        row(
            "average",
            "On average, when [a complaint is received], we must [acknowledge receipt] within 4"
                + " working hours by [office], each year.",
            "En moyenne, lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 4"
                + " heures ouvrées selon le [bureau], chaque année.",
            new Clause.Average(
                duty(
                    new Deadline.Within(
                        new Length(4, Unit.WORKING_HOUR, Optional.of("office"), false))),
                Clause.Period.YEAR)));
  }

  private static List<Row> triggers() {
    Deadline deadline = within(1, Unit.HOUR);
    return List.of(
        row(
            "first time",
            "When [a complaint is received] for the first time, we must [acknowledge receipt]"
                + " within 1 hour.",
            "Lorsqu'[une réclamation est reçue] pour la première fois, nous devons [accuser"
                + " réception] sous 1 heure.",
            duty(trigger(Which.FIRST), deadline)),
        row(
            "nothing waiting",
            "When [a complaint is received] and nothing was waiting, we must [acknowledge receipt]"
                + " within 1 hour.",
            "Lorsqu'[une réclamation est reçue] et que rien n'était en attente, nous devons"
                + " [accuser réception] sous 1 heure.",
            duty(trigger(Which.NOTHING_WAITING), deadline)));
  }

  private static List<Row> deadlines() {
    return List.of(
        duty(
            "by case",
            "within 1 hour where [the priority] is P1, 4 hours where [the priority] is P2,"
                + " otherwise 2 working days",
            "sous 1 heure si [la priorité] est P1, 4 heures si [la priorité] est P2, sinon 2 jours"
                + " ouvrés",
            new Deadline.ByCase(
                List.of(
                    new Deadline.Branch(Length.of(1, Unit.HOUR), priority("P1")),
                    new Deadline.Branch(Length.of(4, Unit.HOUR), priority("P2"))),
                Optional.of(Length.of(2, Unit.WORKING_DAY)))),
        duty(
            "in the data",
            "no later than case.due",
            "au plus tard à l'échéance dossier.due",
            new Deadline.InData(new Attribute(Owner.CASE, "due"), Optional.empty())),
        duty(
            "before a date in the data",
            "no later than 3 days before case.due",
            "au plus tard 3 jours avant l'échéance dossier.due",
            new Deadline.InData(
                new Attribute(Owner.CASE, "due"),
                Optional.of(new Deadline.Offset(Length.of(3, Unit.DAY), Deadline.Side.BEFORE)))),
        duty(
            "after a date in the data",
            "no later than 2 weeks after party.signed",
            "au plus tard 2 semaines après l'échéance personne.signed",
            new Deadline.InData(
                new Attribute(Owner.PARTY, "signed"),
                Optional.of(new Deadline.Offset(Length.of(2, Unit.WEEK), Deadline.Side.AFTER)))),
        duty(
            "hour of the next working day",
            "by 12:00 on the next working day",
            "au plus tard à 12 h le jour ouvré suivant",
            point(new Deadline.NextWorkingDayAt(LocalTime.NOON))),
        duty(
            "end of the day",
            "by the end of the same day",
            "au plus tard à la fin du même jour",
            point(new Deadline.EndOfSameDay())),
        duty(
            "end of the working day",
            "by the end of the same working day",
            "au plus tard à la fin du même jour ouvré",
            point(new Deadline.EndOfSameWorkingDay())),
        row(
            "no deadline",
            "When [a complaint is received], we must [acknowledge receipt].",
            "Lorsqu'[une réclamation est reçue], nous devons [accuser réception].",
            duty(new Deadline.AtClosing())));
  }

  private static List<Row> durations() {
    return List.of(
        duty("seconds", "within 20 seconds", "sous 20 secondes", within(20, Unit.SECOND)),
        duty("minutes", "within 15 minutes", "sous 15 minutes", within(15, Unit.MINUTE)),
        duty(
            "working minutes",
            "within 90 working minutes",
            "sous 90 minutes ouvrées",
            within(90, Unit.WORKING_MINUTE)),
        duty(
            "one working hour",
            "within 1 working hour",
            "sous 1 heure ouvrée",
            within(1, Unit.WORKING_HOUR)),
        duty(
            "working seconds",
            "within 600 working seconds",
            "sous 600 secondes ouvrées",
            within(600, Unit.WORKING_SECOND)),
        duty("weeks", "within 2 weeks", "sous 2 semaines", within(2, Unit.WEEK)),
        duty("months", "within 3 months", "sous 3 mois", within(3, Unit.MONTH)),
        duty("one year", "within 1 year", "sous 1 an", within(1, Unit.YEAR)),
        duty(
            "working days",
            "within 2 working days",
            "sous 2 jours ouvrés",
            within(2, Unit.WORKING_DAY)),
        duty(
            "business days",
            "within 5 days excluding Sundays and public holidays",
            "sous 5 jours ouvrables",
            within(5, Unit.BUSINESS_DAY)),
        duty(
            "clear days",
            "by the end of the day after 3 clear days",
            "sous 3 jours francs",
            within(3, Unit.CLEAR_DAY)),
        duty(
            "extended",
            "within 10 days, extended if it ends on a Saturday, a Sunday or a public holiday",
            "sous 10 jours, prorogé s'il expire un samedi, un dimanche ou un jour férié",
            new Deadline.Within(new Length(10, Unit.DAY, Optional.empty(), true))));
  }

  private static List<Row> circumstances() {
    return List.of(
        only(
            "during",
            "during [hotline hours]",
            "que pendant les [heures d'appel]",
            asked(new Circumstance.During("hotline"))),
        only(
            "outside",
            "outside [office]",
            "qu'en dehors du [bureau]",
            asked(new Circumstance.Outside("office"))),
        only(
            "between",
            "between 08:30 and 20:00 in the party's local time",
            "qu'entre 8 h 30 et 20 h à l'heure locale de la personne concernée",
            new Circumstance(
                List.of(new Circumstance.Between(LocalTime.of(8, 30), LocalTime.of(20, 0))), true)),
        only(
            "while",
            "while [the party consents to calls]",
            "que lorsque [l'interlocuteur accepte les appels]",
            asked(new Circumstance.While("consent"))),
        only(
            "while not",
            "while not [it is quiet]",
            "qu'en dehors des moments où [une accalmie dure]",
            asked(new Circumstance.WhileNot("quiet"))),
        only(
            "where and more",
            "where channel is phone and during [office]",
            "que si channel est phone et pendant le [bureau]",
            asked(new Circumstance.Where(channelIsPhone()), new Circumstance.During("office"))));
  }

  private static List<Row> others() {
    Circumstance waiting = asked(new Circumstance.While("waiting"));
    Clause.Demand late =
        new Clause.Demand(event("apology"), within(3, Unit.WORKING_DAY), Optional.empty());
    Clause.Demand stopped =
        new Clause.Demand(event("ack"), within(2, Unit.WORKING_DAY), Optional.of("waiting"));
    return List.of(
        new Row(
            "exception",
            "We must not [call the party], except while [we are waiting for the customer].",
            "Nous ne devons pas [appeler l'interlocuteur], sauf lorsque [nous attendons le"
                + " client].",
            new Clause.Prohibition(event("call")),
            Optional.of(waiting),
            Optional.empty()),
        new Row(
            "exception by a condition",
            "We must not [call the party], unless channel is phone.",
            "Nous ne devons pas [appeler l'interlocuteur], sauf si channel est phone.",
            new Clause.Prohibition(event("call")),
            Optional.of(asked(new Circumstance.Where(channelIsPhone()))),
            Optional.empty()),
        row(
            "act outside a state",
            "We must not [call the party] while not [we are waiting for the customer].",
            "Nous ne devons pas [appeler l'interlocuteur] sauf lorsque [nous attendons le client].",
            new Clause.Prohibition(
                new Occurrence(
                    "call", asked(new Circumstance.WhileNot("waiting")), Optional.empty()))),
        row(
            "release",
            "When [a complaint is received], we must [acknowledge receipt] within 2 days, unless"
                + " [the complaint is withdrawn] in the meantime.",
            "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jours, sauf"
                + " si [la réclamation est retirée] entre-temps.",
            new Clause.Duty(
                trigger(Which.EVERY), demand(within(2, Unit.DAY)),
                Optional.of(event("withdrawn")), List.of())),
        row(
            "clock stop and reparation",
            "When [a complaint is received], we must [acknowledge receipt] within 2 working days,"
                + " the clock stopping while [we are waiting for the customer]; failing that, we"
                + " must [apologise] within 3 working days of the missed deadline.",
            "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] sous 2 jours"
                + " ouvrés, le délai étant suspendu pendant que [nous attendons le client] ; à"
                + " défaut, nous devons [présenter des excuses] sous 3 jours ouvrés à compter de"
                + " l'échéance manquée.",
            new Clause.Duty(trigger(Which.EVERY), stopped, Optional.empty(), List.of(late))),
        row(
            "role",
            "The [team lead] must not [call the party].",
            "La [responsable d'équipe] ne doit pas [appeler l'interlocuteur].",
            new Clause.Prohibition(by("call", "lead"))),
        row(
            "several of a role",
            "The [agents] must not [call the party].",
            "Les [agents] ne doivent pas [appeler l'interlocuteur].",
            new Clause.Prohibition(by("call", "agents"))),
        row(
            "precedence of a role",
            "Before they [call the party], the [mediator] must [send an update].",
            "Avant d'[appeler l'interlocuteur], l'[arbitre] doit [envoyer un point].",
            new Clause.Precedence(
                by("call", "mediator"),
                by("update", "mediator"),
                Clause.Use.ANY_NUMBER,
                Optional.empty())),
        row(
            "precedence before us",
            "Before we [call the party], the [mediator] must [send an update].",
            "Avant que nous puissions [appeler l'interlocuteur], l'[arbitre] doit [envoyer un"
                + " point].",
            new Clause.Precedence(
                event("call"), by("update", "mediator"), Clause.Use.ANY_NUMBER, Optional.empty())),
        new Row(
            "per attribute",
            "We must not [call the party] more than 4 times in any 7 days per case.debt.",
            "Nous ne devons pas [appeler l'interlocuteur] plus de 4 fois sur toute période de 7"
                + " jours par dossier.debt.",
            new Clause.Cap(event("call"), 4, new Clause.Rolling(Length.of(7, Unit.DAY))),
            Optional.empty(),
            Optional.of(new Scope.PerAttribute(new Attribute(Owner.CASE, "debt")))),
        new Row(
            "per party",
            "When [a complaint is received] for the first time, we must [acknowledge receipt]"
                + " within 2 days, per party.",
            "Lorsqu'[une réclamation est reçue] pour la première fois, nous devons [accuser"
                + " réception] sous 2 jours, par personne concernée.",
            duty(trigger(Which.FIRST), within(2, Unit.DAY)),
            Optional.empty(),
            Optional.of(new Scope.PerParty())));
  }

  private static Row row(String name, String english, String french, Clause clause) {
    return new Row(name, english, french, clause, Optional.empty(), Optional.empty());
  }

  private static Row duty(String name, String english, String french, Deadline deadline) {
    return row(
        name,
        "When [a complaint is received], we must [acknowledge receipt] " + english + ".",
        "Lorsqu'[une réclamation est reçue], nous devons [accuser réception] " + french + ".",
        duty(deadline));
  }

  private static Row only(String name, String english, String french, Circumstance only) {
    return row(
        name,
        "We may [call the party] only " + english + ".",
        "Nous ne pouvons [appeler l'interlocuteur] " + french + ".",
        new Clause.Restriction(event("call"), only));
  }

  private static Clause.Duty duty(Deadline deadline) {
    return duty(trigger(Which.EVERY), deadline);
  }

  private static Clause.Duty duty(Clause.Trigger trigger, Deadline deadline) {
    return new Clause.Duty(trigger, demand(deadline), Optional.empty(), List.of());
  }

  private static Clause.Demand demand(Deadline deadline) {
    return new Clause.Demand(event("ack"), deadline, Optional.empty());
  }

  private static Clause.Trigger trigger(Which which) {
    return new Clause.Trigger(event("complaint"), which);
  }

  private static Clause.Precedence precedence(Clause.Use use, Optional<Clause.Notice> notice) {
    return new Clause.Precedence(event("call"), event("update"), use, notice);
  }

  private static Clause.Quality quality() {
    return new Clause.Quality(
        new Clause.Trigger(event("update"), Which.EVERY),
        new Condition.Comparison(
            new Attribute(Owner.EVENT, "language"),
            Operator.IS,
            new Condition.Other(new Attribute(Owner.PARTY, "language"))));
  }

  private static Condition channelIsPhone() {
    return is(new Attribute(Owner.EVENT, "channel"), "phone");
  }

  private static Condition priority(String value) {
    return is(new Attribute(Owner.CASE, "priority"), value);
  }

  private static Condition is(Attribute attribute, String value) {
    return new Condition.Comparison(
        attribute, Operator.IS, new Condition.Literal(new Value.Text(value)));
  }

  private static Circumstance asked(Circumstance.Part... parts) {
    return new Circumstance(List.of(parts), false);
  }

  private static Occurrence event(String term) {
    return Occurrence.of(term);
  }

  private static Occurrence by(String term, String role) {
    return new Occurrence(term, Circumstance.NONE, Optional.of(role));
  }

  private static Deadline within(long count, Unit unit) {
    return new Deadline.Within(Length.of(count, unit));
  }

  private static Deadline point(Deadline.Point point) {
    return new Deadline.PointInDay(point, Optional.empty());
  }
}
