package coco.server.people;

import java.util.UUID;

/** That the days were changed on which somebody is away, in the transaction that changes them. */
public record AbsenceChanged(UUID person) {}
