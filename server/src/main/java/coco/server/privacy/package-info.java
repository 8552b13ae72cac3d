/**
 * What CoCo holds of one person: the questions that each module answers which holds something.
 *
 * <p>In comes a person, out go what is known of them, what has to be done before they can be
 * erased, and what goes then. It stores nothing, shows nothing and decides nothing: {@code people}
 * erases, {@code reading} shows the full picture.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "web"})
package coco.server.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
