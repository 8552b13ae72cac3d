package coco.engine.page;

import coco.engine.calendar.Holidays;
import coco.language.Document;
import coco.language.Document.Chapter;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.code.ChapterKind;
import coco.language.code.Example;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a code's page, each as HTML by itself, for a site that has a page for each. */
public final class CodeParts {
  private static final Pattern LINK = Pattern.compile("href=\"#([^\"]*)\"");

  private final Document document;
  private final Readers readers;
  private final VersionPage page;
  private final UnaryOperator<String> addresses;

  /**
   * @param document a sound document
   * @param holidays those that its calendars name
   * @param readers who reads it: what is internal is not there for others
   * @param addresses where an anchor of the whole page leads on the site: {@code CS-1} to the page
   *     of that rule, {@code term-ack} and {@code calendar-office} to their rows
   */
  public CodeParts(
      Document document, Holidays holidays, Readers readers, UnaryOperator<String> addresses) {
    this.document = document;
    this.readers = readers;
    this.addresses = addresses;
    this.page = new VersionPage(document, holidays, readers, "", "");
  }

  /** The chapters that these readers see, in order. */
  public List<Chapter> chapters() {
    return page.chapters();
  }

  /** The rules of a chapter, in order. */
  public List<RuleText> rules(Chapter chapter) {
    return page.rules(chapter);
  }

  /** The goals of a chapter, in order. */
  public List<Goal> goals(Chapter chapter) {
    return page.goals(chapter);
  }

  /** A rule of an id; empty where there is none, or none that these readers see. */
  public Optional<RuleText> rule(String id) {
    return document.rules().stream()
        .filter(rule -> rule.id().text().equals(id))
        .filter(rule -> readers == Readers.OWN || !rule.internal())
        .findFirst();
  }

  /** A rule's sentence, annotations, guidance and examples, without its heading. */
  public String rule(RuleText rule) {
    return addressed(page.article(rule));
  }

  /**
   * A rule's sentence with its examples, and nothing else: to be shown within another text.
   *
   * @param example which one, counted from 1; absent: all of them
   */
  public String shown(RuleText rule, OptionalInt example) {
    return addressed(page.shown(rule, example));
  }

  /**
   * A history of a rule drawn on its working calendar, with what was owed; empty where the rule
   * lacks what it takes to be run.
   */
  public String timeline(Example history) {
    return page.timeline(history);
  }

  /**
   * What a chapter says beside its goals, rules and tables, without its heading; empty where that
   * is nothing.
   */
  public String prose(Chapter chapter) {
    return addressed(page.prose(chapter));
  }

  /** What is said under a goal's heading. */
  public String goal(Goal goal) {
    return addressed(page.words(goal));
  }

  /** What is said before the first chapter. */
  public String introduction() {
    return addressed(page.introduction());
  }

  /** What the organisation does not have, each with its reason, in sentences. */
  public List<String> without() {
    return page.without().stream().map(it -> BoundBlanks.text(document.language(), it)).toList();
  }

  /**
   * The chapters that have something to say on the code's own page: rules, or words of their own.
   * Goals, terms and opening hours have places of theirs.
   */
  public List<Chapter> told() {
    return chapters().stream()
        .filter(
            chapter ->
                !rules(chapter).isEmpty()
                    || (!isElsewhere(chapter) && !page.prose(chapter).isBlank()))
        .toList();
  }

  private static boolean isElsewhere(Chapter chapter) {
    return switch (chapter.kind().orElse(ChapterKind.OTHER)) {
      case GOALS, DEFINITIONS, CALENDARS -> true;
      case COMMUNICATION, SERVICE, DISPUTES, ETHICS, RESOURCES, OTHER -> false;
    };
  }

  /** What chapters of goals say beside them; empty where that is nothing. */
  public String besideGoals() {
    return addressed(page.prose(ChapterKind.GOALS));
  }

  /** What the chapters of opening hours say beside their tables; empty where that is nothing. */
  public String besideHours() {
    return addressed(page.prose(ChapterKind.CALENDARS));
  }

  /** The table of terms that these readers see, with what is said beside; empty for none. */
  public String definitions() {
    return addressed(page.definitionsTable());
  }

  /** The table of opening hours, with what is said beside; empty where there is none. */
  public String calendars() {
    return addressed(page.calendarsTable());
  }

  private String addressed(String html) {
    return LINK.matcher(BoundBlanks.in(document.language(), html))
        .replaceAll(
            link ->
                Matcher.quoteReplacement("href=\"%s\"".formatted(addresses.apply(link.group(1)))));
  }
}
