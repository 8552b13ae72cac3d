/**
 * The web application: one module per capability, one deployable, one PostgreSQL.
 *
 * <p>This package starts and stops it; what it does lies in the modules beneath. The meaning of a
 * code is the engine's, never decided here.
 */
@NullMarked
package coco.server;

import org.jspecify.annotations.NullMarked;
