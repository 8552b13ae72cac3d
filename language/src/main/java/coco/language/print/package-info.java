/**
 * And back: sentences of a clause in English and French, and the formatter.
 *
 * <p>Comes in: records and the words of a document. Goes out: the sentence of the language's
 * tables, which reads back as an equal record. Blanks, elisions and contractions are made in one
 * place, {@code Prose}.
 */
@NullMarked
package coco.language.print;

import org.jspecify.annotations.NullMarked;
