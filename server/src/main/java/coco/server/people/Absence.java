package coco.server.people;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which somebody is away.
 *
 * @param until the last of them
 * @param by the name of whoever entered them
 */
public record Absence(UUID id, UUID person, LocalDate from, LocalDate until, String by) {}
