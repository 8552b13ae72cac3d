package coco.server.inform;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.review.EarlyReasons;
import coco.server.review.KnownOfRule;
import coco.server.review.Misunderstanding;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What campaigns say of how rules are understood. What was answered about an earlier edition speaks
 * of a text that is not in force any more, and does not count.
 */
@Component
class MisunderstoodRules implements EarlyReasons, KnownOfRule {
  private final TryStore tries;

  MisunderstoodRules(TryStore tries) {
    this.tries = tries;
  }

  @Override
  public List<Reason> of(Published edition, Instant since, Texts texts) {
    List<Reason> reasons = new ArrayList<>();
    tries.first(edition.id(), since).stream()
        .collect(Collectors.toMap(TryStore.First::rule, it -> it, TryStore.First::and))
        .forEach(
            (rule, all) -> {
              if (Misunderstanding.speaksForReview(all.wrong(), all.answered())) {
                reasons.add(
                    new Reason(rule, texts.of("inform.early", all.wrong(), all.answered())));
              }
            });
    return reasons;
  }

  @Override
  public List<Fact> of(Viewer viewer, Published edition, String rule, Texts texts) {
    boolean isWhole = viewer.may(Permission.READ_CAMPAIGNS);
    return tries.first(edition.id(), Instant.EPOCH).stream()
        .filter(it -> it.rule().equals(rule))
        .filter(it -> isWhole || it.answered() >= Misunderstanding.ANSWERS_LEAST)
        .map(
            it ->
                new Fact(
                    texts.of("inform.rule.understood"),
                    texts.of("inform.rule.understood.text", it.title(), it.wrong(), it.answered()),
                    isWhole ? "/office/campaigns/" + it.campaign() : ""))
        .toList();
  }
}
