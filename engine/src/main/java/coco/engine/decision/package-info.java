/**
 * Decisions: may we do this, why not, when, and what would it oblige us to.
 *
 * <p>Comes in: compiled rules, what has happened with a party, and an interaction that is proposed.
 * Goes out: a {@link coco.engine.decision.Decision}. What the rules say is asked of the monitor
 * that judges what has happened; nothing here gives them a second meaning.
 */
@NullMarked
package coco.engine.decision;

import org.jspecify.annotations.NullMarked;
