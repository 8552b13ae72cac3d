/** Tests of questions of understanding. */
@NullMarked
package coco.engine.question;

import org.jspecify.annotations.NullMarked;
