package coco.server.learn.text;

/** The limits of a course, in one place. Reaching one is a problem that names it. */
public final class Limits {
  /** Bytes of an archive that is uploaded. */
  public static final int ARCHIVE = 8_000_000;

  /** Bytes of all files of a course. */
  public static final int FOLDER = 20_000_000;

  /** Bytes of one file. */
  public static final int FILE = 4_000_000;

  /** Bytes of one text. */
  public static final int TEXT = 500_000;

  /** Files of a course. */
  public static final int FILES = 100;

  /** Lessons of a course, questions of a lesson, choices of a question. */
  public static final int LESSONS = 60;

  public static final int QUESTIONS = 40;
  public static final int CHOICES = 10;

  /** Characters of a title and of a summary. */
  public static final int TITLE = 200;

  public static final int SUMMARY = 600;

  /** Problems that are told at once. */
  public static final int PROBLEMS = 100;

  private Limits() {}
}
