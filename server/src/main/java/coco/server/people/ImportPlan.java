package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.web.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a file would do to the directory.
 *
 * @param leavers as they are to be, with their day of leaving
 * @param refused lines of which nothing is done
 * @param newTeams teams that come to be
 * @param obstacle the key of why it cannot be done at all
 */
record ImportPlan(
    List<Entry> joiners,
    List<Mover> movers,
    List<Entry> leavers,
    List<Refusal> refused,
    List<String> newTeams,
    long unchanged,
    Optional<String> obstacle) {
  ImportPlan {
    joiners = List.copyOf(joiners);
    movers = List.copyOf(movers);
    leavers = List.copyOf(leavers);
    refused = List.copyOf(refused);
    newTeams = List.copyOf(newTeams);
  }

  /** Somebody who is here and changes. */
  record Mover(Entry after, List<Entry.Difference> differences) {
    Mover {
      differences = List.copyOf(differences);
    }
  }

  /** A line that is not taken: where, why, and what stands there. */
  record Refusal(long line, Field field, String reason, String value) {}

  boolean isEmpty() {
    return joiners.isEmpty() && movers.isEmpty() && leavers.isEmpty();
  }

  /**
   * Compares a file with the directory.
   *
   * @param complete whether whoever is not in the file leaves
   */
  static ImportPlan of(
      Roster now, List<DirectoryFile.Row> rows, boolean complete, LocalDate today) {
    return new Reading(now, today).plan(rows, complete);
  }

  /** A line as far as it is understood. */
  private record Proposed(long line, Entry entry) {}

  /** Reads the lines one after the other, then looks at them together. */
  private static final class Reading {
    private static final int NAME_MOST = 120;

    private final Roster now;
    private final LocalDate today;
    private final List<Refusal> refused = new ArrayList<>();
    private final Map<String, Long> lineOf = new HashMap<>();
    private List<Proposed> proposed = new ArrayList<>();
    private boolean isEveryoneNamed = true;

    Reading(Roster now, LocalDate today) {
      this.now = now;
      this.today = today;
    }

    ImportPlan plan(List<DirectoryFile.Row> rows, boolean complete) {
      rows.forEach(this::read);
      refuseStrangeManagers();
      refuseCircles();
      List<Entry> joiners = new ArrayList<>();
      List<Mover> movers = new ArrayList<>();
      long unchanged = 0;
      for (Proposed each : proposed) {
        Optional<Entry> before = now.of(each.entry().email());
        List<Entry.Difference> differences =
            before.map(it -> each.entry().differences(it)).orElse(List.of());
        if (before.isEmpty()) {
          joiners.add(each.entry());
        } else if (differences.isEmpty()) {
          unchanged++;
        } else {
          movers.add(new Mover(each.entry(), differences));
        }
      }
      List<Entry> leavers = complete ? leavers() : List.of();
      List<Entry> all =
          Stream.of(joiners.stream(), movers.stream().map(Mover::after), leavers.stream())
              .flatMap(it -> it)
              .toList();
      List<String> known = now.teams();
      List<String> newTeams =
          all.stream()
              .flatMap(it -> it.team().stream())
              .filter(it -> !known.contains(it))
              .distinct()
              .sorted()
              .toList();
      return new ImportPlan(
          joiners, movers, leavers, refused, newTeams, unchanged, obstacle(all, complete));
    }

    private Optional<String> obstacle(List<Entry> all, boolean complete) {
      if (complete && !isEveryoneNamed) {
        return Optional.of("people.import.obstacle.nameless");
      }
      return now.with(all).hasAdministrator()
          ? Optional.empty()
          : Optional.of("people.import.obstacle.administrator");
    }

    private List<Entry> leavers() {
      return now.entries().values().stream()
          .filter(it -> it.isHere(today) && !lineOf.containsKey(it.email()))
          .map(it -> it.withLeft(it.joined().isAfter(today) ? it.joined() : today))
          .toList();
    }

    private void read(DirectoryFile.Row row) {
      String email = People.account(row.of(Field.EMAIL).orElse(""));
      if (!People.isAddress(email)) {
        isEveryoneNamed = false;
        refuse(row, Field.EMAIL, row.problem().orElse("people.problem.email"));
        return;
      }
      if (lineOf.putIfAbsent(email, row.line()) != null) {
        refuse(row, Field.EMAIL, "people.import.refused.twice");
        return;
      }
      Optional<Entry> before = now.of(email);
      int refusals = refused.size();
      Entry entry = entry(row, email, before);
      if (refused.size() == refusals) {
        proposed.add(new Proposed(row.line(), entry));
      }
    }

    private Entry entry(DirectoryFile.Row row, String email, Optional<Entry> before) {
      String name = row.of(Field.NAME).orElse(before.map(Entry::name).orElse(""));
      if (!Names.isName(name, NAME_MOST)) {
        refuse(row, Field.NAME, "people.problem.name");
      }
      Optional<String> team =
          row.of(Field.TEAM)
              .map(it -> Optional.of(it).filter(text -> !text.isEmpty()))
              .orElse(before.flatMap(Entry::team));
      if (team.map(it -> !Names.isName(it, NAME_MOST)).orElse(false)) {
        refuse(row, Field.TEAM, "people.team.problem.name");
      }
      Optional<String> manager =
          row.of(Field.MANAGER)
              .map(it -> Optional.of(People.account(it)).filter(text -> !text.isEmpty()))
              .orElse(before.flatMap(Entry::manager));
      LocalDate joined = joined(row, before);
      Optional<LocalDate> left = left(row, before);
      if (left.map(it -> it.isBefore(joined)).orElse(false)) {
        refuse(row, Field.LEFT, "people.problem.left-before");
      }
      return new Entry(
          email, name, language(row, before), team, manager, roles(row, before), joined, left);
    }

    private Language language(DirectoryFile.Row row, Optional<Entry> before) {
      Language otherwise = before.map(Entry::language).orElse(Language.ENGLISH);
      Optional<String> cell = row.of(Field.LANGUAGE).filter(it -> !it.isEmpty());
      Optional<Language> language = cell.flatMap(DirectoryFile::language);
      if (cell.isPresent() && language.isEmpty()) {
        refuse(row, Field.LANGUAGE, "people.import.refused.language");
      }
      return language.orElse(otherwise);
    }

    private List<Role> roles(DirectoryFile.Row row, Optional<Entry> before) {
      Optional<String> cell = row.of(Field.ROLES);
      if (cell.isEmpty()) {
        return before.map(Entry::roles).orElse(List.of());
      }
      Optional<List<Role>> roles = DirectoryFile.roles(cell.get());
      if (roles.isEmpty()) {
        refuse(row, Field.ROLES, "people.import.refused.role");
      }
      return roles.orElse(List.of());
    }

    private LocalDate joined(DirectoryFile.Row row, Optional<Entry> before) {
      Optional<String> cell = row.of(Field.JOINED).filter(it -> !it.isEmpty());
      Optional<LocalDate> day = cell.flatMap(DirectoryFile::date);
      if (cell.isPresent() && day.isEmpty()) {
        refuse(row, Field.JOINED, "people.import.refused.date");
      }
      return day.orElse(before.map(Entry::joined).orElse(today));
    }

    private Optional<LocalDate> left(DirectoryFile.Row row, Optional<Entry> before) {
      if (row.of(Field.LEFT).isEmpty()) {
        return before.flatMap(Entry::left);
      }
      Optional<String> cell = row.of(Field.LEFT).filter(it -> !it.isEmpty());
      Optional<LocalDate> day = cell.flatMap(DirectoryFile::date);
      if (cell.isPresent() && day.isEmpty()) {
        refuse(row, Field.LEFT, "people.import.refused.date");
      }
      return day;
    }

    private void refuse(DirectoryFile.Row row, Field field, String reason) {
      refused.add(new Refusal(row.line(), field, reason, row.of(field).orElse("")));
    }

    /** Again and again: whoever is refused may be the manager of the next. */
    private void refuseStrangeManagers() {
      boolean found = true;
      while (found) {
        Roster after = now.with(entries());
        found =
            refuseWhere(
                it -> it.manager().filter(manager -> after.of(manager).isEmpty()).isPresent(),
                "people.problem.manager-unknown");
      }
    }

    /** Whoever would be above themselves; all of them are looked at before the first is refused. */
    private void refuseCircles() {
      boolean found = true;
      while (found) {
        Roster after = now.with(entries());
        Set<String> circular = new HashSet<>();
        entries().stream().map(Entry::email).filter(after::isInCircle).forEach(circular::add);
        found = refuseWhere(it -> circular.contains(it.email()), "people.problem.manager-circle");
        refuseStrangeManagers();
      }
    }

    private List<Entry> entries() {
      return proposed.stream().map(Proposed::entry).toList();
    }

    private boolean refuseWhere(java.util.function.Predicate<Entry> isWrong, String reason) {
      List<Proposed> kept = new ArrayList<>();
      for (Proposed each : proposed) {
        if (isWrong.test(each.entry())) {
          refused.add(
              new Refusal(each.line(), Field.MANAGER, reason, each.entry().value(Field.MANAGER)));
        } else {
          kept.add(each);
        }
      }
      boolean found = kept.size() < proposed.size();
      proposed = kept;
      return found;
    }
  }
}
