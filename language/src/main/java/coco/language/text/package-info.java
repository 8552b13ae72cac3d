/**
 * Text: where a character stands, the two languages, their words, and the words of a document.
 *
 * <p>Comes in: a document's characters; the two tables of phrases, from which English and French
 * become two values of {@link coco.language.text.Phrases}. Goes out: tokens with their places, the
 * phrases that a clause is read and printed with, the terms that a bracket names, and the nearest
 * known wording. Never knows a clause.
 */
@NullMarked
package coco.language.text;

import org.jspecify.annotations.NullMarked;
