/**
 * The PostgreSQL that CoCo brings along, for those who do not name one of their own.
 *
 * <p>In comes a data folder, out goes the address of a running database that stops with this
 * process, however it ends. Nothing here knows what is stored.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package coco.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
