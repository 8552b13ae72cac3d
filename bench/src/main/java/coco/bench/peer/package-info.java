/**
 * The peers, each in its own best idiom: what one of them would write who knows it well.
 *
 * <p>Comes in: a made history. Goes out: verdicts as lines, of the rules that the peer can say.
 */
@NullMarked
package coco.bench.peer;

import org.jspecify.annotations.NullMarked;
