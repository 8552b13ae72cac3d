/**
 * Contradictions between the rules of one code, each shown by a concrete history.
 *
 * <p>Comes in: a code. Goes out: {@link coco.engine.contradiction.Contradiction}s. What is searched
 * is only a guess; what is told has been run: the history is an example in the document's own form,
 * and the engine gives just the verdicts that it claims. Where that cannot be settled nothing is
 * told.
 */
@NullMarked
package coco.engine.contradiction;

import org.jspecify.annotations.NullMarked;
