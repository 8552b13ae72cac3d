package coco.language.code;

/** What a chapter is about. */
public enum ChapterKind {
  GOALS,
  COMMUNICATION,
  SERVICE,
  DISPUTES,
  ETHICS,
  RESOURCES,
  DEFINITIONS,
  CALENDARS,
  OTHER
}
