/**
 * Text: where a character stands, the two languages, and the words of a document.
 *
 * <p>Comes in: a document's characters. Goes out: to the parsers and printers. Never knows a
 * clause.
 */
@NullMarked
package coco.language.text;

import org.jspecify.annotations.NullMarked;
