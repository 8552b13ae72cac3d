package coco.server.review;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is meant by the owners that a code names, and until when what it refers to holds. A code
 * names a post and not a person, in each of its languages by another name; a name stands for the
 * same in both where it stands at the same rules.
 */
@Component
public class Owners {
  private final ReviewStore store;
  private final Publications publications;
  private final WholeEditions editions;
  private final People people;
  private final Clock clock;

  Owners(
      ReviewStore store,
      Publications publications,
      WholeEditions editions,
      People people,
      Clock clock) {
    this.store = store;
    this.publications = publications;
    this.editions = editions;
    this.people = people;
    this.clock = clock;
  }

  /**
   * An owner that a code names.
   *
   * @param person who is meant, where that is known
   * @param rules the ids of the rules that name it; none where the whole code does
   */
  public record Owner(String name, Optional<Person> person, boolean isHere, List<String> rules) {
    public Owner {
      rules = List.copyOf(rules);
    }
  }

  /** Something that rules of a code refer to. */
  public record Reference(
      String name, Optional<LocalDate> until, boolean isOver, List<String> rules) {
    public Reference {
      rules = List.copyOf(rules);
    }
  }

  /** The owners that a code in force names, the whole code's first. */
  public List<Owner> of(Viewer viewer, Published edition, Language language) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    Map<String, UUID> known = store.owners(edition.codeKey());
    List<Owner> owners = new ArrayList<>();
    named(editions.care(edition, language))
        .forEach(
            (name, rules) -> {
              Optional<Person> person = Optional.ofNullable(known.get(name)).flatMap(people::byId);
              owners.add(new Owner(name, person, person.filter(this::isHere).isPresent(), rules));
            });
    return owners;
  }

  private static SequencedMap<String, List<String>> named(WholeEditions.Care care) {
    SequencedMap<String, List<String>> named = new LinkedHashMap<>();
    care.owner().ifPresent(owner -> named.put(owner, new ArrayList<>()));
    for (WholeEditions.RuleCare rule : care.rules()) {
      rule.owner()
          .ifPresent(
              owner -> named.computeIfAbsent(owner, any -> new ArrayList<>()).add(rule.id()));
    }
    return named;
  }

  boolean isHere(Person person) {
    return person.left().filter(day -> !day.isAfter(today())).isEmpty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Who answers for a rule: its own owner, else the code's; empty where nobody works here. */
  public Optional<Person> ofRule(Published edition, String rule) {
    Map<String, UUID> known = store.owners(edition.codeKey());
    WholeEditions.Care care = editions.care(edition, Language.ENGLISH);
    return Reviews.rule(care, rule)
        .flatMap(WholeEditions.RuleCare::owner)
        .or(care::owner)
        .flatMap(owner -> Optional.ofNullable(known.get(owner)))
        .flatMap(people::byId)
        .filter(this::isHere);
  }

  /** What the rules of a code in force refer to, in their order. */
  public List<Reference> references(Viewer viewer, Published edition, Language language) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    Map<String, LocalDate> known = store.references(edition.codeKey());
    SequencedMap<String, List<String>> named = new LinkedHashMap<>();
    for (WholeEditions.RuleCare rule : editions.care(edition, language).rules()) {
      rule.reference()
          .ifPresent(it -> named.computeIfAbsent(it, any -> new ArrayList<>()).add(rule.id()));
    }
    List<Reference> references = new ArrayList<>();
    named.forEach(
        (name, rules) -> {
          Optional<LocalDate> until = Optional.ofNullable(known.get(name));
          references.add(new Reference(name, until, until.filter(this::isOver).isPresent(), rules));
        });
    return references;
  }

  private boolean isOver(LocalDate until) {
    return until.isBefore(today());
  }

  /** What owners and references say for looking at rules again. */
  List<EarlyReasons.Reason> reasons(Published edition, WholeEditions.Care care, Texts texts) {
    Map<String, UUID> owners = store.owners(edition.codeKey());
    Map<String, LocalDate> references = store.references(edition.codeKey());
    List<EarlyReasons.Reason> reasons = new ArrayList<>();
    for (WholeEditions.RuleCare rule : care.rules()) {
      rule.owner()
          .flatMap(owner -> Optional.ofNullable(owners.get(owner)))
          .flatMap(people::byId)
          .filter(person -> !isHere(person))
          .ifPresent(
              gone ->
                  reasons.add(
                      new EarlyReasons.Reason(
                          rule.id(), texts.of("review.early.owner", gone.name()))));
      rule.reference()
          .ifPresent(
              reference -> {
                LocalDate until = references.get(reference);
                if (until != null && isOver(until)) {
                  reasons.add(
                      new EarlyReasons.Reason(
                          rule.id(),
                          texts.of("review.early.reference", reference, texts.date(until))));
                }
              });
    }
    return reasons;
  }

  /**
   * Says who is meant by an owner.
   *
   * @param email of somebody who works here; empty: nobody any more
   * @return the key of why it was not kept
   * @throws NotFound where no edition of the code is in force
   */
  @Transactional
  public Optional<String> setOwner(Viewer viewer, String code, String owner, String email) {
    viewer.mustBeAbleTo(Permission.MANAGE_REVIEWS);
    Set<String> names = same(code, owner, WholeEditions.RuleCare::owner);
    if (names.isEmpty()) {
      return Optional.of("review.problem.owner");
    }
    if (email.isBlank()) {
      names.forEach(name -> store.removeOwner(code, name));
      return Optional.empty();
    }
    Optional<Person> person = people.byEmail(email).filter(this::isHere);
    if (person.isEmpty()) {
      return Optional.of("review.problem.person");
    }
    names.forEach(name -> store.setOwner(code, name, person.get().id()));
    return Optional.empty();
  }

  /**
   * Says until when a reference holds.
   *
   * @param until a day as {@code 2027-12-31}; empty: as long as nobody says otherwise
   * @return the key of why it was not kept
   * @throws NotFound where no edition of the code is in force
   */
  @Transactional
  public Optional<String> setReference(Viewer viewer, String code, String reference, String until) {
    viewer.mustBeAbleTo(Permission.MANAGE_REVIEWS);
    Set<String> names = same(code, reference, WholeEditions.RuleCare::reference);
    if (names.isEmpty()) {
      return Optional.of("review.problem.owner");
    }
    if (until.isBlank()) {
      names.forEach(name -> store.removeReference(code, name));
      return Optional.empty();
    }
    Optional<LocalDate> day = day(until.strip());
    if (day.isEmpty()) {
      return Optional.of("review.problem.day");
    }
    names.forEach(name -> store.setReference(code, name, day.get()));
    return Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.matches("\\d{4}-\\d{2}-\\d{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** A name that a code in force has in one language, and what stands for it in the other. */
  private Set<String> same(
      String code, String name, Function<WholeEditions.RuleCare, Optional<String>> in) {
    Published edition =
        publications.inForce(code).orElseThrow(() -> new NotFound("the code " + code));
    Set<String> same = new LinkedHashSet<>();
    List<WholeEditions.Care> texts =
        editions.languages(edition).stream().map(it -> editions.care(edition, it)).toList();
    for (WholeEditions.Care text : texts) {
      Set<String> rules = new TreeSet<>();
      boolean isOfAll = text.owner().filter(name::equals).isPresent();
      for (WholeEditions.RuleCare rule : text.rules()) {
        if (in.apply(rule).filter(name::equals).isPresent()) {
          rules.add(rule.id());
        }
      }
      if (isOfAll || !rules.isEmpty()) {
        same.add(name);
        for (WholeEditions.Care other : texts) {
          if (isOfAll) {
            other.owner().ifPresent(same::add);
          }
          other.rules().stream()
              .filter(rule -> rules.contains(rule.id()))
              .flatMap(rule -> in.apply(rule).stream())
              .forEach(same::add);
        }
      }
    }
    return same;
  }
}
