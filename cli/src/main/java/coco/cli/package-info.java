/**
 * The {@code coco} command: reads arguments, calls the modules, prints. Holds no rule semantics.
 */
@NullMarked
package coco.cli;

import org.jspecify.annotations.NullMarked;
