/**
 * What a code of connection means: records and sealed interfaces, with no trace of the language it
 * was written in.
 *
 * <p>Comes in: what the parsers read. Goes out: to the checks, the printers and the engine. Two
 * language versions of one edition have equal codes, but for the free texts that {@link
 * coco.language.code.Annotations} carries. Never holds positions, wordings or behaviour beyond its
 * own invariants.
 */
@NullMarked
package coco.language.code;

import org.jspecify.annotations.NullMarked;
