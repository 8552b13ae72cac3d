package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.learn.text.CourseText.Part;
import coco.server.learn.text.CourseText.RuleName;
import coco.server.review.EarlyReasons;
import coco.server.review.KnownOfRule;
import coco.server.review.Misunderstanding;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the questions of courses say of how rules are understood. A lesson that shows one rule asks
 * about that rule; of one that shows several, nobody can say which was misunderstood.
 */
@Component
class MisunderstoodLessons implements EarlyReasons, KnownOfRule {
  private final LearningStore store;
  private final Courses courses;

  MisunderstoodLessons(LearningStore store, Courses courses) {
    this.store = store;
    this.courses = courses;
  }

  /** The first answers that a course got about a rule, all its editions together. */
  private record Told(UUID course, String rule, long answered, long wrong) {
    Told and(Told other) {
      return new Told(course, rule, answered + other.answered, wrong + other.wrong);
    }
  }

  private Collection<Told> told(Published edition, Instant since) {
    Instant begun = edition.inForceFrom().isAfter(since) ? edition.inForceFrom() : since;
    Map<List<Object>, Told> told = new LinkedHashMap<>();
    for (LearningStore.First first : store.first(begun)) {
      CourseEdition course = courses.edition(first.edition());
      course
          .in(Language.ENGLISH)
          .lesson(first.lesson())
          .flatMap(MisunderstoodLessons::shown)
          .filter(it -> it.code().equals(edition.codeKey()))
          .ifPresent(
              it ->
                  told.merge(
                      List.of(course.courseId(), it.rule()),
                      new Told(course.courseId(), it.rule(), first.answered(), first.wrong()),
                      Told::and));
    }
    return told.values();
  }

  /** The one rule that a lesson shows. */
  private static Optional<RuleName> shown(Lesson lesson) {
    Set<RuleName> rules =
        lesson.parts().stream()
            .flatMap(
                it ->
                    it instanceof Part.Shown shown
                        ? Stream.of(new RuleName(shown.code(), shown.rule()))
                        : Stream.empty())
            .collect(Collectors.toSet());
    return rules.size() == 1 ? rules.stream().findFirst() : Optional.empty();
  }

  @Override
  public List<Reason> of(Published edition, Instant since, Texts texts) {
    List<Reason> reasons = new ArrayList<>();
    told(edition, since).stream()
        .collect(Collectors.toMap(Told::rule, it -> it, Told::and, LinkedHashMap::new))
        .forEach(
            (rule, all) -> {
              if (Misunderstanding.speaksForReview(all.wrong(), all.answered())) {
                reasons.add(new Reason(rule, texts.of("learn.early", all.wrong(), all.answered())));
              }
            });
    return reasons;
  }

  @Override
  public List<Fact> of(Viewer viewer, Published edition, String rule, Texts texts) {
    boolean isWhole = viewer.may(Permission.READ_COURSES);
    return told(edition, Instant.EPOCH).stream()
        .filter(it -> it.rule().equals(rule))
        .filter(it -> isWhole || it.answered() >= Misunderstanding.ANSWERS_LEAST)
        .map(
            it ->
                new Fact(
                    texts.of("learn.rule.understood"),
                    texts.of(
                        "learn.rule.understood.text",
                        courses.byId(it.course()).map(of -> of.title(texts.language())).orElse(""),
                        it.wrong(),
                        it.answered()),
                    isWhole ? CoursePages.ALL + "/" + it.course() : ""))
        .toList();
  }
}
