package coco.server.people;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.web.Names;
import coco.server.web.NotFound;
import coco.server.web.Paging;
import coco.server.web.Texts;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The directory of people and teams: found, read and changed, each change recorded. */
@Component
public class Directory {
  static final int PAGE = 50;
  private static final int NAME_MOST = 120;
  private static final int DETAIL_MOST = 2_000;

  private final DirectoryStore store;
  private final PeopleStore people;
  private final Sessions sessions;
  private final SecurityEvents events;
  private final Clock clock;

  Directory(
      DirectoryStore store,
      PeopleStore people,
      Sessions sessions,
      SecurityEvents events,
      Clock clock) {
    this.store = store;
    this.people = people;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Who is looked for.
   *
   * @param text part of a name or an address, accents and case aside
   * @param team its name, or nothing
   * @param role its key, or nothing
   * @param state {@code here}, {@code left} or {@code all}
   */
  public record Filter(String text, String team, String role, String state) {
    public Filter {
      text = text.strip();
      state = List.of("left", "all").contains(state) ? state : "here";
    }

    String like() {
      String plain =
          Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
              .replaceAll("\\p{Mn}", "");
      return "%" + plain.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
  }

  /** One person in a list. */
  public record Line(UUID id, Entry entry, boolean isHere) {}

  /** A page of a list. */
  public record Found(List<Line> lines, long total, int page, int pages) {
    public Found {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A team.
   *
   * @param members all who belong to it, those who left included
   * @param here those who are here
   */
  public record Team(UUID id, String name, long members, long here) {}

  /** What is wrong with a field. */
  public record Problem(Field field, String key) {}

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Those whom a filter finds; the last page where there are fewer. */
  public Found find(Viewer viewer, Filter filter, int page) {
    viewer.mustBeAbleTo(Permission.READ_PEOPLE);
    long total = store.count(filter, today());
    Paging paging = Paging.of(page, total, PAGE);
    return new Found(
        store.find(filter, today(), PAGE, paging.before(PAGE)),
        total,
        paging.page(),
        paging.pages());
  }

  /**
   * One person.
   *
   * @throws NotFound where there is none
   */
  public Line person(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_PEOPLE);
    Entry entry = store.byId(id).orElseThrow(() -> new NotFound("the person " + id));
    return new Line(id, entry, entry.isHere(today()));
  }

  public List<Team> teams(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_PEOPLE);
    return store.teams(today());
  }

  /**
   * An audience as a form names it; empty where it names what is not there.
   *
   * @param teams their ids; {@code roles} and {@code languages} their keys
   */
  public Optional<Audience> audience(
      Viewer viewer, List<String> teams, List<String> roles, List<String> languages) {
    Audience audience =
        new Audience(
            teams(viewer).stream()
                .map(Team::id)
                .filter(id -> teams.contains(id.toString()))
                .toList(),
            Arrays.stream(Role.values())
                .filter(role -> role != Role.EMPLOYEE && roles.contains(role.key()))
                .toList(),
            Arrays.stream(Language.values())
                .filter(language -> languages.contains(language.tag()))
                .toList());
    boolean isKnown =
        audience.teams().size() == teams.stream().distinct().count()
            && audience.roles().size() == roles.stream().distinct().count()
            && audience.languages().size() == languages.stream().distinct().count();
    return isKnown ? Optional.of(audience) : Optional.empty();
  }

  /** An audience as one says it: teams, then roles, then languages. */
  public String inWords(Viewer viewer, Audience audience, Texts texts) {
    if (audience.isEverybody()) {
      return texts.of("people.audience.everybody");
    }
    List<String> teams =
        teams(viewer).stream()
            .filter(team -> audience.teams().contains(team.id()))
            .map(Team::name)
            .toList();
    return Stream.of(
            teams,
            audience.roles().stream().map(role -> texts.of("people.role." + role.key())).toList(),
            audience.languages().stream()
                .map(language -> texts.of("people.audience.language." + language.tag()))
                .toList())
        .filter(names -> !names.isEmpty())
        .map(names -> String.join(", ", names))
        .collect(Collectors.joining(" · "));
  }

  /** The whole directory. */
  Roster roster(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_PEOPLE);
    return Roster.of(store.all());
  }

  /**
   * Changes what the directory says of a person.
   *
   * @param seen what it said when the form was made
   * @return what is wrong, nothing where it is done
   */
  @Transactional
  public List<Problem> change(Viewer viewer, UUID id, String seen, Entry wanted) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    people.lockFirst();
    Entry before = store.byId(id).orElseThrow(() -> new NotFound("the person " + id));
    if (!seen.equals(fingerprint(before))) {
      return List.of(new Problem(Field.EMAIL, "people.problem.changed-meanwhile"));
    }
    Roster roster = Roster.of(store.all());
    List<Problem> problems = problems(roster, wanted);
    if (problems.isEmpty()) {
      apply(viewer, roster, List.of(), List.of(wanted));
    }
    return problems;
  }

  static String fingerprint(Entry entry) {
    return Roster.of(List.of(entry)).fingerprint();
  }

  private List<Problem> problems(Roster roster, Entry wanted) {
    List<Problem> problems = new ArrayList<>();
    if (!Names.isName(wanted.name(), NAME_MOST)) {
      problems.add(new Problem(Field.NAME, "people.problem.name"));
    }
    if (wanted.team().filter(team -> !Names.isName(team, NAME_MOST)).isPresent()) {
      problems.add(new Problem(Field.TEAM, "people.team.problem.name"));
    }
    if (wanted.left().map(day -> day.isBefore(wanted.joined())).orElse(false)) {
      problems.add(new Problem(Field.LEFT, "people.problem.left-before"));
    }
    Roster after = roster.with(List.of(wanted));
    if (wanted.manager().filter(it -> after.of(it).isEmpty()).isPresent()) {
      problems.add(new Problem(Field.MANAGER, "people.problem.manager-unknown"));
    }
    if (after.isInCircle(wanted.email())) {
      problems.add(new Problem(Field.MANAGER, "people.problem.manager-circle"));
    }
    if (!after.hasAdministrator()) {
      problems.add(new Problem(Field.ROLES, "people.roles.last-administrator"));
    }
    return problems;
  }

  /**
   * Writes entries that have been looked at, records each, and signs out whoever is gone or has
   * other roles now. Runs in the caller's transaction, under its lock.
   */
  void apply(Viewer viewer, Roster before, List<Entry> added, List<Entry> changed) {
    List<Entry> all = new ArrayList<>(added);
    all.addAll(changed);
    List<String> known = before.teams();
    store.addTeams(
        all.stream()
            .flatMap(entry -> entry.team().stream())
            .filter(team -> !known.contains(team))
            .distinct()
            .toList());
    store.add(added);
    store.change(changed);
    store.setManagers(all);
    List<Entry> otherRoles =
        all.stream()
            .filter(
                entry ->
                    !before
                        .of(entry.email())
                        .map(Entry::roles)
                        .orElse(List.of())
                        .equals(entry.roles()))
            .toList();
    store.setRoles(otherRoles, viewer.id(), clock.instant());
    recordAll(viewer, before, added, changed);
    sessions.endAll(
        all.stream()
            .filter(entry -> otherRoles.contains(entry) || !entry.isHere(today()))
            .map(Entry::email)
            .toList());
  }

  private void recordAll(Viewer viewer, Roster before, List<Entry> added, List<Entry> changed) {
    List<SecurityEvents.OfPerson> happened = new ArrayList<>();
    for (Entry entry : added) {
      happened.add(
          new SecurityEvents.OfPerson(
              EventKind.ACCOUNT_ADDED, entry.email(), entry.value(Field.ROLES)));
    }
    for (Entry entry : changed) {
      Entry old = before.of(entry.email()).orElseThrow();
      List<Entry.Difference> differences = entry.differences(old);
      if (!differences.isEmpty()) {
        happened.add(
            new SecurityEvents.OfPerson(kind(old, entry), entry.email(), said(differences)));
      }
    }
    events.recordAll(viewer.id(), happened);
  }

  private EventKind kind(Entry before, Entry after) {
    if (before.isHere(today()) != after.isHere(today())) {
      return after.isHere(today()) ? EventKind.PERSON_RETURNED : EventKind.PERSON_LEFT;
    }
    return before.roles().equals(after.roles())
        ? EventKind.PERSON_CHANGED
        : EventKind.ACCOUNT_ROLES;
  }

  private static String said(Collection<Entry.Difference> differences) {
    String all =
        differences.stream()
            .map(
                it ->
                    "%s: %s → %s"
                        .formatted(it.field().key(), orDash(it.before()), orDash(it.after())))
            .collect(Collectors.joining("; "));
    return all.substring(0, Math.min(DETAIL_MOST, all.length()));
  }

  private static String orDash(String value) {
    return value.isEmpty() ? "–" : value;
  }

  /** Adds a team; the key of what is wrong, or empty. */
  @Transactional
  public Optional<String> addTeam(Viewer viewer, String name) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    people.lockFirst();
    Optional<String> problem = teamProblem(name.strip());
    if (problem.isEmpty()) {
      store.addTeams(List.of(name.strip()));
      events.record(EventKind.TEAM_ADDED, null, viewer.id(), null, null, name.strip());
    }
    return problem;
  }

  /** Gives a team another name; the key of what is wrong, or empty. */
  @Transactional
  public Optional<String> renameTeam(Viewer viewer, UUID id, String name) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    people.lockFirst();
    Team team = team(id);
    if (team.name().equals(name.strip())) {
      return Optional.empty();
    }
    Optional<String> problem = teamProblem(name.strip());
    if (problem.isEmpty()) {
      store.renameTeam(id, name.strip());
      events.record(
          EventKind.TEAM_RENAMED,
          null,
          viewer.id(),
          null,
          null,
          team.name() + " → " + name.strip());
    }
    return problem;
  }

  /** Removes a team to which nobody belongs; the key of what is wrong, or empty. */
  @Transactional
  public Optional<String> removeTeam(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_PEOPLE);
    people.lockFirst();
    Team team = team(id);
    if (team.members() > 0) {
      return Optional.of("people.team.problem.members");
    }
    store.removeTeam(id);
    events.record(EventKind.TEAM_REMOVED, null, viewer.id(), null, null, team.name());
    return Optional.empty();
  }

  private Team team(UUID id) {
    return store.teams(today()).stream()
        .filter(team -> team.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("the team " + id));
  }

  private Optional<String> teamProblem(String name) {
    if (!Names.isName(name, NAME_MOST)) {
      return Optional.of("people.team.problem.name");
    }
    return store.teams(today()).stream().anyMatch(team -> team.name().equals(name))
        ? Optional.of("people.team.problem.taken")
        : Optional.empty();
  }

  /** What a form says of a person; nothing that it does not hold is changed. */
  Entry wanted(
      Entry before,
      String name,
      String language,
      String team,
      String manager,
      List<String> roles,
      LocalDate joined,
      Optional<LocalDate> left) {
    return new Entry(
        before.email(),
        name.strip(),
        Language.ofTag(language).orElse(before.language()),
        Optional.of(team.strip()).filter(it -> !it.isEmpty()),
        Optional.of(People.account(manager)).filter(it -> !it.isEmpty()),
        java.util.Arrays.stream(Role.values()).filter(role -> roles.contains(role.key())).toList(),
        joined,
        left);
  }
}
