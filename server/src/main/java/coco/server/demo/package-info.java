/**
 * The demonstration: a made water utility that fills an empty database.
 *
 * <p>In come the texts beside this package and the examples, out go acts of people through the
 * modules that own them, as if they had been done over two years. It never touches a database that
 * holds anything.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access",
      "settings",
      "web",
      "people",
      "code",
      "relations",
      "reading",
      "inform",
      "outreach",
      "review",
      "support",
      "measures",
      "learn",
      "learn::text"
    })
package coco.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
