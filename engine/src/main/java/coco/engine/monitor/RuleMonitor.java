package coco.engine.monitor;

import coco.engine.Interaction;
import coco.engine.Verdict;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.Subject;
import coco.engine.rules.CompiledEdition;
import coco.engine.rules.CompiledRule;
import coco.language.code.Clause;
import coco.language.code.RuleId;
import coco.language.code.Scope;
import coco.language.code.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule of one edition at work on one party. Sees every event of the party, since what is
 * earlier than its edition counts in windows and sequences; opens and judges only what its edition
 * governs.
 */
abstract class RuleMonitor {
  /** The group of events whose attribute is missing. */
  private static final Object MISSING = new Object();

  /** The group of all events of a party. */
  private static final Object WHOLE_PARTY = new Object();

  final PartyMonitor party;
  final CompiledEdition edition;
  final CompiledRule rule;

  RuleMonitor(PartyMonitor party, CompiledEdition edition, CompiledRule rule) {
    this.party = party;
    this.edition = edition;
    this.rule = rule;
  }

  /** Takes the next event of the party. */
  abstract void observe(View facts);

  /** Gives what it has judged, in the order of triggers. */
  abstract void report(VerdictSink sink);

  /** Data of a case, or of the party where the case is null, have changed with an event. */
  void reread(View change) {}

  /** The group of an event, within which the rule looks. */
  Object group(View facts) {
    return switch (rule.rule().scope()) {
      case Scope.PerCase perCase -> facts.theCase();
      case Scope.PerParty perParty -> WHOLE_PARTY;
      case Scope.PerAttribute perAttribute -> Objects.requireNonNullElse(rule.per(facts), MISSING);
    };
  }

  /**
   * The group of an event by the rule of this id in each edition. Read at the event: what is known
   * of case and party changes afterwards.
   */
  final Map<RuleMonitor, Object> groups(View facts) {
    List<RuleMonitor> same = party.sameRule(rule.rule().id());
    if (same.size() == 1) {
      return Map.of(this, group(facts));
    }
    Map<RuleMonitor, Object> groups = new HashMap<>();
    same.forEach(each -> groups.put(each, each.group(facts)));
    return groups;
  }

  boolean governs(View facts) {
    return edition.governs(facts.event().time());
  }

  Subject subject(View facts) {
    Interaction interaction = facts.event().interaction();
    return new Subject(
        rule.rule().id(),
        edition.code().edition(),
        interaction.key(),
        0,
        facts.theCase().id,
        party.id(),
        interaction.time());
  }

  static Closing closing(View facts) {
    Interaction interaction = facts.event().interaction();
    return new Closing(interaction.key(), interaction.time());
  }

  static List<RuleId> ids(List<CompiledRule> rules) {
    return rules.stream().map(each -> each.rule().id()).toList();
  }

  /**
   * Where the rule is a level or an average: how an occasion with this trigger is counted. To be
   * asked at the trigger.
   */
  @Nullable Occasion occasion(View facts) {
    Clause.Period each =
        switch (rule.rule().clause()) {
          case Clause.ServiceLevel level -> level.each();
          case Clause.Average average -> average.each();
          default -> null;
        };
    if (each == null) {
      return null;
    }
    LocalDate period =
        edition.timekeeper().days().period(each, facts.event().interaction().time()).first();
    return new Occasion(period, rule.rule().per().map(per -> split(per, facts)).orElse(null), null);
  }

  private @Nullable String split(Scope per, View facts) {
    return switch (per) {
      case Scope.PerCase perCase -> facts.theCase().id;
      case Scope.PerParty perParty -> party.id();
      case Scope.PerAttribute perAttribute -> {
        Value value = rule.per(facts);
        yield value == null ? null : value.text();
      }
    };
  }

  /** What was judged at once, in order. */
  static final class Judged {
    private record One(Verdict verdict, @Nullable Occasion occasion) {}

    private final List<One> all = new ArrayList<>();

    void add(Verdict verdict, @Nullable Occasion occasion) {
      all.add(new One(verdict, occasion));
    }

    void report(CompiledEdition edition, CompiledRule rule, VerdictSink sink) {
      all.forEach(
          one -> sink.accept(new Judgement(edition, rule, one.verdict, one.occasion, null)));
    }
  }
}
