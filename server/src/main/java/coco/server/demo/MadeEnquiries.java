package coco.server.demo;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.support.Enquiries;
import coco.server.support.Enquiry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions of the demonstration's people: answered, asked without a name, and one that waits. */
@Component
class MadeEnquiries {
  private static final String CODE = "riverside-water";

  private final Enquiries questions;

  MadeEnquiries(Enquiries questions) {
    this.questions = questions;
  }

  void make(Map<String, Viewer> cast) {
    for (List<String> cells : Cast.enquiries()) {
      Instant at = Instant.parse(cells.get(0));
      boolean isNamed = !cells.get(1).isEmpty();
      Viewer asker = viewer(cast, isNamed ? cells.get(1) : "emily.carver");
      Language language = Language.ofTag(cells.get(3)).orElseThrow();
      MadeTime.at(
          at, () -> questions.ask(asker, CODE, cells.get(2), language, cells.get(4), isNamed));
      if (!cells.get(5).isEmpty()) {
        answer(cast, at.plus(Duration.ofHours(26)), cells);
      }
    }
  }

  private void answer(Map<String, Viewer> cast, Instant at, List<String> cells) {
    for (Viewer owner : cast.values()) {
      Optional<Enquiry> asked =
          questions.toAnswer(owner).stream()
              .filter(it -> it.words().equals(cells.get(4)))
              .findFirst();
      if (asked.isPresent()) {
        refuse(MadeTime.at(at, () -> questions.answer(owner, asked.get().id(), cells.get(5))));
        if (!cells.get(6).isEmpty()) {
          boolean isInternal = !cells.get(7).equals("public");
          refuse(
              MadeTime.at(
                  at.plus(Duration.ofMinutes(20)),
                  () ->
                      questions.guide(
                          owner, asked.get().id(), cells.get(6), cells.get(5), isInternal)));
        }
        return;
      }
    }
    throw new IllegalStateException("nobody answers " + cells.get(4));
  }

  private static Viewer viewer(Map<String, Viewer> cast, String who) {
    return Objects.requireNonNull(cast.get(who + "@example.org"), who);
  }

  private static void refuse(Optional<String> problem) {
    problem.ifPresent(
        key -> {
          throw new IllegalStateException("the demonstration's questions: " + key);
        });
  }
}
