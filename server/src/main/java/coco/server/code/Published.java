package coco.server.code;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An edition that was published and is not withdrawn. What it says does not change any more.
 *
 * @param id of the edition
 * @param name as its texts call it
 * @param urgentReason why it was published at once, where it was an urgent correction
 */
public record Published(
    UUID id,
    String codeKey,
    String name,
    Instant inForceFrom,
    Instant publishedAt,
    Optional<String> urgentReason) {}
