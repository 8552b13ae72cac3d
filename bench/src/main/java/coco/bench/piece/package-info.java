/**
 * Small pieces by themselves: one decision, one deadline.
 *
 * <p>Measured with JMH; each benchmark states its question in its Javadoc.
 */
@NullMarked
package coco.bench.piece;

import org.jspecify.annotations.NullMarked;
