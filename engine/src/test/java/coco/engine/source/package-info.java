/** Tests of sources: formats, mappings, and files that are wrong. */
@NullMarked
package coco.engine.source;

import org.jspecify.annotations.NullMarked;
