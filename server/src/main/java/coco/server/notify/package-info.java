/**
 * What is said to people outside of the pages: mail.
 *
 * <p>In comes a message, out goes a mail; where no mail server is set it is kept for the
 * administrators to read and hand on.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "settings", "web", "privacy"})
package coco.server.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
