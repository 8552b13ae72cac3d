package coco.server.support;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.reading.Answers;
import coco.server.reading.Findable;
import java.util.List;
import org.springframework.stereotype.Component;

/** Questions and answers among what is found: guidance by everybody, answers by who may read. */
@Component
class FoundAnswers implements Findable, Answers {
  private final Enquiries questions;

  FoundAnswers(Enquiries questions) {
    this.questions = questions;
  }

  @Override
  public String version() {
    return questions.guidanceVersion();
  }

  @Override
  public List<Thing> all(Language language) {
    return questions.guidance().stream()
        .map(
            it ->
                new Thing(
                    Kind.GUIDANCE,
                    it.codeKey(),
                    it.rule(),
                    it.question(),
                    it.answer(),
                    it.internal()))
        .toList();
  }

  @Override
  public List<Answer> find(Viewer viewer, String words, Language language, int most) {
    return questions.find(viewer, words, most).stream()
        .map(
            it ->
                new Answer(
                    it.rule(),
                    it.words(),
                    it.answer().map(Enquiry.Answer::words).orElse(""),
                    it.language(),
                    "/me/questions/" + it.id()))
        .toList();
  }
}
