package coco.server.learn;

import coco.language.text.Language;
import coco.server.learn.text.CourseFolder;
import coco.server.learn.text.CourseReader;
import coco.server.learn.text.CourseText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One state of a course: the draft, or what was published and never changes.
 *
 * @param number from 1
 * @param published when; empty for the draft
 * @param folder its files
 * @param read what they say
 */
public record CourseEdition(
    UUID id,
    UUID courseId,
    String courseKey,
    int number,
    Optional<Instant> published,
    CourseFolder folder,
    CourseReader.Read read) {

  /** What it says in a language; where it has no text in it, in the other. */
  public CourseText in(Language language) {
    CourseText own = read.texts().get(language);
    return own == null ? read.texts().values().iterator().next() : own;
  }

  /** Whether it has a text at all. */
  public boolean hasText() {
    return !read.texts().isEmpty();
  }

  /** What it is called: its key where it has no text. */
  public String title(Language language) {
    return hasText() && !in(language).title().isBlank() ? in(language).title() : courseKey;
  }

  /** The languages that it is written in. */
  public List<Language> languages() {
    return Arrays.stream(Language.values()).filter(read.texts()::containsKey).toList();
  }

  /** A course text of it, as it was written; empty where there is none. */
  public String source(Language language) {
    return folder.text(CourseFolder.course(language)).orElse("");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CourseEdition edition && edition.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
