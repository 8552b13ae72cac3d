package coco.server.support;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.review.EarlyReasons;
import coco.server.review.KnownOfRule;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What questions say of rules: those that are often asked about are looked at again. */
@Component
class AskedOfRules implements EarlyReasons, KnownOfRule {
  /** How many questions speak for a review. */
  private static final long MANY = 3;

  private final Enquiries questions;

  AskedOfRules(Enquiries questions) {
    this.questions = questions;
  }

  @Override
  public List<Reason> of(Published edition, Instant since, Texts texts) {
    List<Reason> reasons = new ArrayList<>();
    questions
        .countByRule(edition.codeKey(), since)
        .forEach(
            (rule, count) -> {
              if (count >= MANY) {
                reasons.add(new Reason(rule, texts.of("support.early", count)));
              }
            });
    return reasons;
  }

  @Override
  public List<Fact> of(Viewer viewer, Published edition, String rule, Texts texts) {
    List<Fact> facts = new ArrayList<>();
    Long asked = questions.countByRule(edition.codeKey(), Instant.EPOCH).get(rule);
    if (asked != null) {
      facts.add(
          new Fact(
              texts.of("support.known.asked"),
              texts.of("support.known.count", asked),
              viewer.may(Permission.READ_ENQUIRIES) ? "/office/questions" : ""));
    }
    questions
        .guidance(edition.codeKey(), rule)
        .forEach(it -> facts.add(new Fact(texts.of("support.known.guidance"), it.question(), "")));
    return facts;
  }
}
