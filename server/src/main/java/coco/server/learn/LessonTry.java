package coco.server.learn;

import coco.language.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One time that somebody answered the questions of a lesson.
 *
 * @param number from 1, within the lesson
 * @param chosen by the question's key, the places of the choices in the text
 */
public record LessonTry(
    int number,
    Language language,
    Instant at,
    int asked,
    int right,
    boolean isPassed,
    Map<String, List<Integer>> chosen) {
  public LessonTry {
    chosen = new TreeMap<>(chosen);
  }

  public boolean isChosen(String question, int place) {
    return chosen.getOrDefault(question, List.of()).contains(place);
  }
}
