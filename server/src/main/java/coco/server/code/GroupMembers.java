package coco.server.code;

import coco.server.access.Permission;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.web.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Members of groups of approvers: what they are called, and who of them can still approve. */
@Component
class GroupMembers {
  private final People people;

  GroupMembers(People people) {
    this.people = people;
  }

  /** Everybody who works here now and may approve. */
  Set<UUID> able() {
    return people.whoMay(Permission.APPROVE_CODE).stream()
        .map(Person::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Their names in order, with what is said of those who cannot approve any more. */
  List<String> names(Collection<UUID> members, Set<UUID> able, Texts texts) {
    return members.stream()
        .flatMap(member -> people.byId(member).stream())
        .sorted(Comparator.comparing(Person::name))
        .map(
            person ->
                able.contains(person.id())
                    ? person.name()
                    : texts.of(
                        person.left().isPresent() ? "code.approvers.left" : "code.approvers.unable",
                        person.name()))
        .toList();
  }
}
