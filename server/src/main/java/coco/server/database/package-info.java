/**
 * The database: the PostgreSQL that CoCo brings along, or one that somebody names.
 *
 * <p>In come a data folder and settings, out goes the address of a database with this version's
 * tables; its own one stops with this process, however it ends. Nothing here knows what is stored.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package coco.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
