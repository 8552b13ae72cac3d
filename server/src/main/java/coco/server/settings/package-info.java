/**
 * What an operator sets, and what is said where it cannot be.
 *
 * <p>In come words from the command line and the environment, out go checked values, or every
 * reason why not. It starts nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package coco.server.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
