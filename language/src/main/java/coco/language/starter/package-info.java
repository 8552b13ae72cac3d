/**
 * A first code to start from, in both languages.
 *
 * <p>Out come texts that can be published and run as they are. Nothing comes in but a name.
 */
@NullMarked
package coco.language.starter;

import org.jspecify.annotations.NullMarked;
