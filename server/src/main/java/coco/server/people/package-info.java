/**
 * People, teams, roles and how they sign in.
 *
 * <p>In come forms, files and sign-ins, out goes the {@link coco.server.access.Viewer} of a
 * request. What happened to accounts is recorded as security events, never changed. What people may
 * do is decided by {@code access}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"access", "settings", "web", "notify", "evidence", "privacy"})
package coco.server.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
