/**
 * Markdown and clause parsers: text in, parsed pieces with their spans out. Report findings; never
 * throw on any text.
 *
 * <p>A clause goes one way: {@code Cursor} (tokens, phrases, findings) → {@code Sentences} and
 * {@code Modifiers}, which note in a {@code Draft} each part that the sentence has, in whatever
 * order → {@code Forms}, which decides what the parts make together. What stands inside the parts
 * is read by {@code Circumstances}, {@code Conditions}, {@code Literals}, {@code Deadlines}, {@code
 * Quantities} and {@code Times}. There is one grammar; the two languages differ in their phrases.
 */
@NullMarked
package coco.language.syntax;

import org.jspecify.annotations.NullMarked;
