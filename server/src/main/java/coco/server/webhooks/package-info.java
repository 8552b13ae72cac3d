/**
 * Tells programs elsewhere what happens here, as the Standard Webhooks specification has it.
 *
 * <p>Comes in: the acts of the log of evidence, in their own transaction. Goes out: signed
 * messages, each until it is answered or given up. Nothing about a person is in one, and nothing
 * that comes back is read but its status.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "web", "evidence"})
package coco.server.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
