/**
 * Everything that can be said of a code before it is published.
 *
 * <p>In come documents as they were read, out go the same documents with what is found by running
 * them: examples that do not come true, rules that contradict each other, languages that differ.
 * Nothing here prints.
 */
@NullMarked
package coco.engine.check;

import org.jspecify.annotations.NullMarked;
