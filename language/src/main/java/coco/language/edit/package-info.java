/**
 * What an editor asks of a document that is being written: functions from a document and a place to
 * values, with no trace of a protocol.
 *
 * <p>In: a {@link coco.language.Document}, broken or not, and an offset in UTF-16 units from 0.
 * Out: mentions, proposals, explanations, changes of text, each with its {@link
 * coco.language.text.Span}. Never reads a file, never throws because of the text.
 */
@NullMarked
package coco.language.edit;

import org.jspecify.annotations.NullMarked;
