package coco.language.syntax;

/**
 * Something read, and the tokens that said it.
 *
 * @param from index of its first token
 * @param until index after its last token
 */
record Spot<T>(T value, int from, int until) {}
