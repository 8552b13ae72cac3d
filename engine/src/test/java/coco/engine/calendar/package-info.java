/** Tests of calendars, against a walk through {@code java.time} and against the world's cases. */
@NullMarked
package coco.engine.calendar;

import org.jspecify.annotations.NullMarked;
