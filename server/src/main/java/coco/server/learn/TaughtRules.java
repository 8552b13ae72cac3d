package coco.server.learn;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.learn.text.CourseText.RuleName;
import coco.server.review.KnownOfRule;
import coco.server.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which courses teach a rule. */
@Component
class TaughtRules implements KnownOfRule {
  private final Courses courses;

  TaughtRules(Courses courses) {
    this.courses = courses;
  }

  @Override
  public List<Fact> of(Viewer viewer, Published edition, String rule, Texts texts) {
    RuleName name = new RuleName(edition.codeKey(), rule);
    return courses.inUse().stream()
        .filter(
            it ->
                it.current()
                    .filter(current -> current.in(texts.language()).teaches().contains(name))
                    .isPresent())
        .map(
            it ->
                new Fact(
                    texts.of("learn.known.teaches"),
                    it.title(texts.language()),
                    viewer.may(Permission.READ_COURSES)
                        ? CoursePages.ALL + "/" + it.id()
                        : "/me/courses/" + it.key()))
        .toList();
  }
}
