package coco.server.inform;

import coco.server.evidence.Evidence;
import coco.server.notify.Enclosures;
import coco.server.people.People;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The proofs that go with receipts: each is there once its act has its place in the log. */
@Component
class Receipts implements Enclosures {
  private static final Pattern KEY = Pattern.compile("answer:(\\d{1,18}):([0-9a-f-]{36}):([a-z]+)");

  private final Evidence evidence;
  private final People people;

  Receipts(Evidence evidence, People people) {
    this.evidence = evidence;
    this.people = people;
  }

  /** What a receipt encloses: the proof of an answer to what somebody was asked to read. */
  static String key(Assignment assignment, Answer answer) {
    return "answer:%d:%s:%s".formatted(answer.entry(), assignment.id(), answer.kind().key());
  }

  @Override
  public Optional<File> of(UUID person, String key) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        ? people
            .byId(person)
            .flatMap(it -> evidence.ownBundle(it.viewer(), Long.parseLong(parts.group(1))))
            .map(
                bundle ->
                    new File(
                        Answer.Kind.ofKey(parts.group(3))
                            .orElseThrow()
                            .proofName(UUID.fromString(parts.group(2))),
                        new String(bundle, StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
