package coco.server.reading;

import coco.language.text.Language;
import coco.server.access.Viewer;
import java.util.List;

/** Answers to questions, which only some may read: each module that has some is one. */
@FunctionalInterface
public interface Answers {
  /**
   * Those that the viewer may read and that have all words, the latest first.
   *
   * @param words as somebody typed them
   * @param most how many at most
   */
  List<Answer> find(Viewer viewer, String words, Language language, int most);

  /**
   * One of them.
   *
   * @param about the rule
   * @param address where it is read
   */
  record Answer(String about, String question, String answer, Language language, String address) {}
}
