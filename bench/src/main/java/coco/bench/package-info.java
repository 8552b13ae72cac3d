/**
 * One code over one made history, by CoCo and by its peers, side by side.
 *
 * <p>Comes in: a size. Goes out: verdicts as lines of one form, their digests beside the oracle's,
 * and how long each engine took. Nothing depends on it, and it is never shipped.
 */
@NullMarked
package coco.bench;

import org.jspecify.annotations.NullMarked;
