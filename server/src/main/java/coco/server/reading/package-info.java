/**
 * Reading codes: the public site, the whole code for those who work here, search, comparison,
 * feeds, exports and the programming interface; and the full picture of one person, gathered from
 * all modules.
 *
 * <p>In come published editions, out go pages and files. What others may not read is cut from the
 * text before anything else is made of it ({@code PublicText}), so that no page can show it. This
 * module writes nothing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "web", "people", "notify", "privacy", "code"})
package coco.server.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
