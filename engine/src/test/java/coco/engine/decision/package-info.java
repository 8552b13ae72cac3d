/** Tests of decisions. */
@NullMarked
package coco.engine.decision;

import org.jspecify.annotations.NullMarked;
