package coco.server.code;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who has to approve the editions of a code: every group, each with as many of its members as it
 * needs. Without groups, anybody who may approve.
 */
public record ApprovalRule(List<Group> groups) {
  /** The most groups of a code. */
  static final int GROUPS_MOST = 20;

  /** Anybody who may approve. */
  static final ApprovalRule ANYBODY = new ApprovalRule(List.of());

  public ApprovalRule {
    groups = List.copyOf(groups);
  }

  /**
   * A group of approvers.
   *
   * @param needed how many of its members have to approve, at least 1 and at most all of them
   */
  public record Group(String name, int needed, List<UUID> members) {
    public Group {
      members = members.stream().distinct().toList();
      if (needed < 1 || needed > members.size()) {
        throw new IllegalArgumentException(
            "%d of %d members cannot be needed".formatted(needed, members.size()));
      }
    }

    /** How many more of its members have to approve. */
    public int missing(Set<UUID> approvers) {
      long given = members.stream().filter(approvers::contains).count();
      return (int) Math.max(0, needed - given);
    }

    /**
     * Whether it can give its number.
     *
     * @param able those who have approved, or may
     */
    public boolean canBeMetBy(Set<UUID> able) {
      return missing(able) == 0;
    }

    /** Its members who have not approved. */
    public Set<UUID> waiting(Set<UUID> approvers) {
      return members.stream()
          .filter(member -> !approvers.contains(member))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Whether these people's approvals are enough. */
  public boolean isMetBy(Set<UUID> approvers) {
    return groups.isEmpty()
        ? !approvers.isEmpty()
        : groups.stream().allMatch(group -> group.missing(approvers) == 0);
  }
}
