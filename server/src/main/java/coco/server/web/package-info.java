/**
 * What every page has: its frame, its texts in two languages, its headers, its errors.
 *
 * <p>Modules fill one record per page and name a template; this module shows it. It knows no
 * module's content.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "settings"})
package coco.server.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
