package coco.server.support;

import coco.language.text.Language;
import coco.server.reading.RuleNotes;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Guidance beside rules, what is in the reader's language first. */
@Component
class GuidanceNotes implements RuleNotes {
  private final Enquiries questions;

  GuidanceNotes(Enquiries questions) {
    this.questions = questions;
  }

  @Override
  public List<Note> of(String codeKey, String rule, Language language, boolean internal) {
    return questions.guidance(codeKey, rule).stream()
        .filter(it -> internal || !it.internal())
        .sorted(Comparator.comparing(it -> it.language() != language))
        .map(it -> new Note(it.question(), it.answer(), it.language(), it.at(), it.internal()))
        .toList();
  }
}
