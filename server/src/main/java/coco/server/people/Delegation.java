package coco.server.people;

import java.time.LocalDate;
import java.util.UUID;

/**
 * That somebody follows up a manager's people in their place.
 *
 * @param until the last day
 * @param managerName whose people they are
 * @param delegateName who follows them up
 */
public record Delegation(
    UUID id,
    UUID manager,
    UUID delegate,
    LocalDate from,
    LocalDate until,
    String managerName,
    String delegateName) {}
