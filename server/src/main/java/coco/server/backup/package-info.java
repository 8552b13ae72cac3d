/**
 * Copies of all that is stored, and the way back.
 *
 * <p>In comes a data folder or the address of a database, in use or not, out goes one file that
 * vouches for each of its parts; and the reverse, into an empty place only. What the rows mean is
 * not known here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "settings"})
package coco.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
