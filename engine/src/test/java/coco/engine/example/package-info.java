/** Tests of the examples of a code. */
@NullMarked
package coco.engine.example;

import org.jspecify.annotations.NullMarked;
