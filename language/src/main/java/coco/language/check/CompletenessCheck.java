package coco.language.check;

import coco.language.Document;
import coco.language.Document.RuleText;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.Requirement;
import coco.language.code.Annotations;
import coco.language.code.Audience;
import coco.language.code.Audience.PartyKind;
import coco.language.code.ChapterKind;
import coco.language.code.Clause;
import coco.language.code.Definition;
import coco.language.code.Rule;
import coco.language.syntax.Piece;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Completeness: what a code must have before it is published. What the front matter leaves out with
 * a reason ({@code without:}) becomes a note.
 */
final class CompletenessCheck {
  private static final int GROUP_DEPTH_MAX = 20;
  private static final Set<FindingKind> UNREADABLE =
      EnumSet.of(
          FindingKind.NOT_FRONT_MATTER,
          FindingKind.FRONT_MATTER_UNREADABLE,
          FindingKind.FRONT_MATTER_ALIAS,
          FindingKind.FRONT_MATTER_TOO_DEEP,
          FindingKind.MISSING_CHAPTERS);

  private final Document document;
  private final List<Finding> findings;
  private final List<Rule> rules;
  private final boolean allRead;

  CompletenessCheck(Document document, List<Finding> findings) {
    this.document = document;
    this.findings = findings;
    this.rules = document.rules().stream().flatMap(text -> text.rule().stream()).toList();
    this.allRead = rules.size() == document.rules().size();
  }

  void run() {
    if (document.findings().stream().map(Finding::kind).anyMatch(UNREADABLE::contains)) {
      // Everything would seem to be missing, for one reason that is reported already.
      return;
    }
    document
        .frontMatter()
        .without()
        .forEach(
            (requirement, reason) ->
                findings.add(
                    Finding.of(
                        FindingKind.LEFT_OUT, reason.span(), requirement.key(), reason.value())));
    goals();
    audiences();
    chapters();
    ethics();
    breaches();
    FrontMatter front = document.frontMatter();
    require(Requirement.CONTACT, front.contact().isPresent(), FindingKind.NO_CONTACT);
    require(Requirement.OWNER, front.owner().isPresent(), FindingKind.NO_OWNER);
    require(Requirement.REVIEW, front.review().isPresent(), FindingKind.NO_REVIEW);
  }

  private boolean isLeftOut(Requirement requirement) {
    return document.frontMatter().without().containsKey(requirement);
  }

  private void require(Requirement requirement, boolean met, FindingKind missing) {
    if (!met && !isLeftOut(requirement)) {
      findings.add(Finding.of(missing, head()));
    }
  }

  private void require(
      Requirement requirement, boolean met, FindingKind missing, ChapterKind chapter) {
    if (!met && !isLeftOut(requirement)) {
      Span place =
          document.chapters().stream()
              .filter(it -> it.kind().equals(Optional.of(chapter)))
              .map(Document.Chapter::heading)
              .findFirst()
              .orElseGet(this::head);
      findings.add(Finding.of(missing, place));
    }
  }

  /** What is missing has no place; the document's first line stands for it. */
  private Span head() {
    Span first = document.source().line(1);
    int start = document.source().visibleStart(first);
    return new Span(start, Math.max(start, first.end()));
  }

  private void goals() {
    require(
        Requirement.GOALS, !document.goals().isEmpty(), FindingKind.NO_GOALS, ChapterKind.GOALS);
    // Goals that a broken sentence names are served: it is reported for itself.
    Set<String> served =
        document.rules().stream()
            .flatMap(text -> text.pieces().stream())
            .filter(piece -> piece.kind() == Piece.Kind.GOAL)
            .map(Piece::id)
            .collect(Collectors.toSet());
    for (Document.Goal goal : document.goals()) {
      if (!served.contains(goal.id()) && !isLeftOut(Requirement.GOALS)) {
        findings.add(Finding.of(FindingKind.GOAL_NOT_SERVED, goal.place(), goal.id()));
      }
    }
  }

  private void audiences() {
    require(
        Requirement.CUSTOMERS, hasRuleFor(PartyKind.CUSTOMER), FindingKind.NO_RULE_FOR_CUSTOMERS);
    require(Requirement.PARTNERS, hasRuleFor(PartyKind.PARTNER), FindingKind.NO_RULE_FOR_PARTNERS);
    require(
        Requirement.STAKEHOLDERS,
        hasRuleFor(PartyKind.STAKEHOLDER),
        FindingKind.NO_RULE_FOR_STAKEHOLDERS);
  }

  /** A sentence that could not be read may be for anybody: silence is better than a wrong error. */
  private boolean hasRuleFor(PartyKind kind) {
    return !allRead
        || rules.stream().anyMatch(rule -> isExecutable(rule.clause()) && isFor(rule, kind));
  }

  private static boolean isExecutable(Clause clause) {
    return !(clause instanceof Clause.Norm) && !(clause instanceof Clause.Value);
  }

  /** A rule without an audience is for everyone. */
  private boolean isFor(Rule rule, PartyKind kind) {
    return rule.audience().isEmpty()
        || rule.audience().stream().anyMatch(audience -> includes(audience, kind, 0));
  }

  private boolean includes(Audience audience, PartyKind kind, int depth) {
    return switch (audience) {
      case Audience.Everyone everyone -> true;
      case Audience.Kind some -> some.kind() == kind;
      case Audience.Group group ->
          depth < GROUP_DEPTH_MAX
              && document.code().definitions().get(group.group())
                  instanceof Definition.Group definition
              && includes(definition.base(), kind, depth + 1);
    };
  }

  private void chapters() {
    require(
        Requirement.COMMUNICATION,
        hasChapter(ChapterKind.COMMUNICATION),
        FindingKind.NO_COMMUNICATION_CHAPTER,
        ChapterKind.COMMUNICATION);
    require(
        Requirement.SERVICE,
        hasChapter(ChapterKind.SERVICE),
        FindingKind.NO_SERVICE_CHAPTER,
        ChapterKind.SERVICE);
    require(
        Requirement.DISPUTES,
        hasChapter(ChapterKind.DISPUTES),
        FindingKind.NO_DISPUTES_CHAPTER,
        ChapterKind.DISPUTES);
  }

  private boolean hasChapter(ChapterKind kind) {
    return document.chapters().stream()
        .anyMatch(chapter -> chapter.kind().equals(Optional.of(kind)));
  }

  private void ethics() {
    boolean chapter = hasChapter(ChapterKind.ETHICS);
    require(Requirement.ETHICS, chapter, FindingKind.NO_CODE_OF_ETHICS, ChapterKind.ETHICS);
    if (!chapter) {
      return;
    }
    require(
        Requirement.VALUES,
        hasEthics(Clause.Value.class),
        FindingKind.NO_VALUE,
        ChapterKind.ETHICS);
    require(
        Requirement.NORMS, hasEthics(Clause.Norm.class), FindingKind.NO_NORM, ChapterKind.ETHICS);
  }

  private boolean hasEthics(Class<? extends Clause> form) {
    return !allRead
        || rules.stream()
            .anyMatch(
                rule -> rule.chapter() == ChapterKind.ETHICS && form.isInstance(rule.clause()));
  }

  private void breaches() {
    if (isLeftOut(Requirement.MEASURES)) {
      return;
    }
    for (RuleText text : document.rules()) {
      text.rule()
          .filter(rule -> isDutyToOthers(rule) && !saysWhatFollows(rule))
          .ifPresent(
              rule ->
                  findings.add(
                      Finding.of(
                          FindingKind.NOTHING_ON_BREACH,
                          NameCheck.sentence(text),
                          text.id().text())));
    }
  }

  private boolean isDutyToOthers(Rule rule) {
    List<PartyKind> others = new ArrayList<>(List.of(PartyKind.values()));
    others.remove(PartyKind.EMPLOYEE);
    boolean duty =
        rule.clause() instanceof Clause.Duty || rule.clause() instanceof Clause.RepeatedDuty;
    return duty
        && rule.force() == Rule.Force.MUST
        && others.stream().anyMatch(kind -> isFor(rule, kind));
  }

  private static boolean saysWhatFollows(Rule rule) {
    Annotations annotations = rule.annotations();
    boolean repaired =
        (rule.clause() instanceof Clause.Duty duty && !duty.reparations().isEmpty())
            || (rule.clause() instanceof Clause.RepeatedDuty series
                && !series.reparations().isEmpty());
    return repaired || (annotations.breach().isPresent() && annotations.measure().isPresent());
  }
}
