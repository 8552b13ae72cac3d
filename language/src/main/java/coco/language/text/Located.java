package coco.language.text;

/**
 * Something read, and where it stands in the file.
 *
 * @param value what was read
 */
public record Located<T>(T value, Span span) {}
