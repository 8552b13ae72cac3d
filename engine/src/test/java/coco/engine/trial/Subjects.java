package coco.engine.trial;

import coco.engine.Verdict;
import coco.engine.Verdict.Closing;
import coco.engine.Verdict.Subject;
import coco.engine.trial.Story.Happening;
import coco.language.code.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How verdicts name what they are about. */
final class Subjects {
  private Subjects() {}

  static Subject of(Reading reading, Rule rule, Happening trigger) {
    return link(reading, rule, trigger, 0, trigger.time());
  }

  static Subject link(Reading reading, Rule rule, Happening trigger, int link, Instant triggered) {
    return new Subject(
        rule.id(),
        reading.code().edition(),
        trigger.event().key(),
        link,
        trigger.event().caseId(),
        reading.story().name(),
        triggered);
  }

  static Closing closing(Happening event) {
    return new Closing(event.event().key(), event.time());
  }

  /** The verdict of a rule that does not bind at an event, or that has a rival; else none. */
  static @Nullable Verdict unbound(Subject subject, Standing standing) {
    return switch (standing) {
      case Standing.Replaced replaced -> new Verdict.Void(subject, Verdict.Reason.REPLACED, null);
      case Standing.Rivalled rivalled -> new Verdict.Conflict(subject, rivalled.with());
      case Standing.Outside outside -> null;
      case Standing.Binding binding -> null;
    };
  }
}
