/**
 * Who may do what: roles, permissions and the one table that joins them.
 *
 * <p>In comes a person's roles, out goes a yes or a no. It stores nothing and shows nothing: people
 * and their roles are kept by {@code people}, and each module asks again for what it owns.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package coco.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
