package coco.server.code;

import java.time.Instant;
import java.util.UUID;

/**
 * An edition that was published, and withdrawn since: readers are told so, and read it no more.
 *
 * @param name as its texts called it; no other edition of the code has it
 * @param inForceFrom from when it was in force, or would have been
 * @param at when it was withdrawn
 * @param reason as it was given for readers
 */
public record Withdrawn(
    UUID id, String codeKey, String name, Instant inForceFrom, Instant at, String reason) {}
