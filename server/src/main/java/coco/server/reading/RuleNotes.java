package coco.server.reading;

import coco.language.text.Language;
import java.time.Instant;
import java.util.List;

/** What stands beside a rule and is no part of its text: each module that has some is one. */
public interface RuleNotes {
  /**
   * What there is of a rule, the latest first.
   *
   * @param internal whether the reader works here, and sees what is not for everybody
   */
  List<Note> of(String codeKey, String rule, Language language, boolean internal);

  /**
   * Guidance: what somebody asked, and what holds.
   *
   * @param language that both are written in
   * @param internal whether it is for those who work here only
   */
  record Note(String question, String answer, Language language, Instant at, boolean internal) {}
}
