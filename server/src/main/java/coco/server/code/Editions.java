package coco.server.code;

import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Code;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Editions of codes: made, written, reviewed, approved, published, withdrawn. */
@Component
public class Editions {
  /** The most editions, or texts of one, that a list shows. */
  static final int LIST_MOST = 500;

  private final CodeStore store;
  private final CodeReader reader;
  private final Clock clock;

  Editions(CodeStore store, CodeReader reader, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.clock = clock;
  }

  /** What became of a save. Nothing that anybody wrote is lost in any case. */
  public sealed interface Save {
    /** Kept under this number; also where nothing had changed. */
    record Kept(int number) implements Save {}

    /** Somebody else had saved meanwhile, elsewhere in the text: kept with both changes. */
    record Joined(Saved saved) implements Save {}

    /** Somebody else had saved meanwhile, in the same lines: not kept, for the writer to decide. */
    record Clash(Saved theirs) implements Save {}

    record Closed() implements Save {}
  }

  /**
   * Makes a draft.
   *
   * @param texts by language, at least one; all of the same code
   * @return the draft, or why there can be none
   */
  @Transactional
  public Outcome make(Viewer viewer, Map<Language, String> texts, @Nullable UUID basedOn) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    Set<String> keys = new HashSet<>();
    texts.forEach((language, text) -> keys.add(reader.read(language, text).code().id()));
    if (keys.size() != 1 || !keys.iterator().next().matches("[a-z0-9][a-z0-9-]{0,79}")) {
      return new Outcome.No(Refused.OTHER_CODE);
    }
    Instant now = clock.instant();
    UUID code = store.code(keys.iterator().next(), viewer.id(), now);
    UUID id = store.addEdition(code, basedOn, viewer.id(), now);
    texts.forEach(
        (language, text) ->
            store.addText(id, language, 1, text, hash(text), viewer.id(), now, null));
    return new Outcome.Yes(edition(id));
  }

  /** What became of a step. */
  public sealed interface Outcome {
    record Yes(Edition edition) implements Outcome {}

    record No(Refused why) implements Outcome {}
  }

  /** Every edition, the latest first, for those who see drafts. */
  public List<Edition> visibleTo(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.editions(LIST_MOST);
  }

  /**
   * One edition, for those who see drafts.
   *
   * @throws NotFound where there is none
   */
  public Edition visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return edition(id);
  }

  private Edition edition(UUID id) {
    return store.edition(id).orElseThrow(() -> new NotFound("the edition " + id));
  }

  /** The keys of codes of which an edition was ever published, in their order. */
  public List<String> publishedCodes() {
    return store.publishedKeys();
  }

  /** The editions of a code that are published and not withdrawn, the latest in force first. */
  public List<Edition> published(String codeKey) {
    return store.published(codeKey, LIST_MOST);
  }

  /** The edition of a code that is in force now. */
  public Optional<Edition> inForce(String codeKey) {
    Instant now = clock.instant();
    return published(codeKey).stream()
        .filter(
            edition ->
                edition.publication().filter(it -> !it.inForceFrom().isAfter(now)).isPresent())
        .findFirst();
  }

  /** Every text of a language of an edition, the latest first. */
  public List<Saved> history(Viewer viewer, UUID id, Language language) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.texts(id, language, LIST_MOST);
  }

  /**
   * One text as it was saved.
   *
   * @throws NotFound where there is none
   */
  public Saved text(Viewer viewer, UUID id, Language language, int number) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store
        .text(id, language, number)
        .orElseThrow(() -> new NotFound("text %d of the edition %s".formatted(number, id)));
  }

  /**
   * Keeps a text.
   *
   * @param base the number of the text that the writer began from; 0 where there was none
   */
  @Transactional
  public Save save(
      Viewer viewer, UUID id, Language language, String text, int base, @Nullable String remark) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    store.lock(id);
    Edition edition = edition(id);
    if (!edition.isOpen()) {
      return new Save.Closed();
    }
    Saved latest = edition.texts().get(language);
    if (latest == null) {
      return new Save.Kept(add(viewer, id, language, 1, text, remark));
    }
    if (latest.text().equals(text)) {
      return new Save.Kept(latest.number());
    }
    if (latest.number() == base) {
      return new Save.Kept(add(viewer, id, language, base + 1, text, remark));
    }
    Optional<String> joined =
        store
            .text(id, language, base)
            .flatMap(began -> Merge.of(began.text(), text, latest.text()));
    if (joined.isEmpty()) {
      return new Save.Clash(latest);
    }
    int number = add(viewer, id, language, latest.number() + 1, joined.get(), remark);
    return new Save.Joined(store.text(id, language, number).orElseThrow());
  }

  private int add(
      Viewer viewer, UUID id, Language language, int number, String text, @Nullable String remark) {
    store.addText(id, language, number, text, hash(text), viewer.id(), clock.instant(), remark);
    return number;
  }

  /** Sends a draft to review; its texts may have errors still, publication may not. */
  @Transactional
  public Outcome submit(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    store.lock(id);
    Edition edition = edition(id);
    return edition.state() == Edition.State.DRAFT
        ? step(viewer, edition, Step.Kind.SUBMITTED, null)
        : new Outcome.No(Refused.NOT_A_DRAFT);
  }

  /** Sends an edition back to its writers, with a reason. */
  @Transactional
  public Outcome giveBack(Viewer viewer, UUID id, String reason) {
    viewer.mustBeAbleTo(Permission.APPROVE_CODE);
    store.lock(id);
    Edition edition = edition(id);
    if (edition.state() != Edition.State.IN_REVIEW) {
      return new Outcome.No(Refused.NOT_IN_REVIEW);
    }
    return reason.isBlank()
        ? new Outcome.No(Refused.NO_REASON)
        : step(viewer, edition, Step.Kind.RETURNED, reason.strip());
  }

  /** Approves the texts as they stand. */
  @Transactional
  public Outcome approve(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.APPROVE_CODE);
    store.lock(id);
    Edition edition = edition(id);
    return edition.state() == Edition.State.IN_REVIEW
        ? step(viewer, edition, Step.Kind.APPROVED, null)
        : new Outcome.No(Refused.NOT_IN_REVIEW);
  }

  /**
   * Publishes an approved edition: from the day that its texts name it is in force, at once where
   * that day has begun.
   */
  @Transactional
  public Outcome publish(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.PUBLISH_CODE);
    store.lock(id);
    Edition edition = edition(id);
    Optional<Refused> obstacle = obstacle(edition);
    if (obstacle.isPresent()) {
      return new Outcome.No(obstacle.get());
    }
    Code code = reader.document(edition.texts().values().iterator().next()).code();
    Instant from = code.effective().orElseThrow().atStartOfDay(code.zone()).toInstant();
    Instant now = clock.instant();
    store.publish(id, edition.codeId(), code.edition(), from.isBefore(now) ? now : from);
    return step(viewer, edition, Step.Kind.PUBLISHED, null);
  }

  /** What stands between an edition and its publication; empty if nothing does. */
  public Optional<Refused> obstacle(Edition edition) {
    if (edition.state() != Edition.State.IN_REVIEW) {
      return Optional.of(Refused.NOT_IN_REVIEW);
    }
    Map<Language, Document> checked = reader.checked(edition);
    if (!checked.values().stream().allMatch(Document::isPublishable)) {
      return Optional.of(Refused.ERRORS);
    }
    Code code = checked.values().iterator().next().code();
    if (!code.id().equals(edition.codeKey())) {
      return Optional.of(Refused.OTHER_CODE);
    }
    if (code.effective().isEmpty()) {
      return Optional.of(Refused.NO_DAY);
    }
    if (store.isTaken(edition.codeId(), code.edition())) {
      return Optional.of(Refused.NAME_TAKEN);
    }
    List<Approval> approvals = approvals(edition).stream().filter(Approval::stands).toList();
    if (approvals.isEmpty()) {
      return Optional.of(Refused.NOT_APPROVED);
    }
    return approvals.stream().allMatch(Approval::isOwnText)
        ? Optional.of(Refused.OWN_TEXT)
        : Optional.empty();
  }

  /**
   * An approval, as it counts now.
   *
   * @param stands whether the texts still mean what was approved
   * @param isExact whether they still are, to the letter, what was approved
   * @param isOwnText whether the approver wrote some of it
   */
  public record Approval(Step step, boolean stands, boolean isExact, boolean isOwnText) {}

  /** The approvals since the edition was last sent to review, one for each approver. */
  public List<Approval> approvals(Edition edition) {
    Map<UUID, Approval> latest = new java.util.LinkedHashMap<>();
    for (Step step : edition.sinceSubmission()) {
      if (step.kind() == Step.Kind.APPROVED) {
        latest.put(step.byId(), approval(edition, step));
      }
    }
    return List.copyOf(latest.values());
  }

  private Approval approval(Edition edition, Step step) {
    boolean exact = step.texts().keySet().equals(edition.texts().keySet());
    boolean stands = exact;
    boolean own = false;
    for (Saved now : edition.texts().values()) {
      Integer number = step.texts().get(now.language());
      Saved then =
          number == null ? null : store.text(edition.id(), now.language(), number).orElseThrow();
      own |=
          store.texts(edition.id(), now.language(), LIST_MOST).stream()
              .anyMatch(saved -> saved.byId().equals(step.byId()));
      if (then != null && !then.hash().equals(now.hash())) {
        exact = false;
        stands &=
            Codes.compare(reader.document(then), reader.document(now), now.language()).isSame();
      }
    }
    return new Approval(step, stands, exact, own);
  }

  /** Takes a published edition back, with a reason; the one before it is in force again. */
  @Transactional
  public Outcome withdraw(Viewer viewer, UUID id, String reason) {
    viewer.mustBeAbleTo(Permission.PUBLISH_CODE);
    store.lock(id);
    Edition edition = edition(id);
    if (edition.state() != Edition.State.PUBLISHED) {
      return new Outcome.No(Refused.NOT_PUBLISHED);
    }
    return reason.isBlank()
        ? new Outcome.No(Refused.NO_REASON)
        : step(viewer, edition, Step.Kind.WITHDRAWN, reason.strip());
  }

  private Outcome step(Viewer viewer, Edition edition, Step.Kind kind, @Nullable String reason) {
    Map<Language, Integer> texts = new EnumMap<>(Language.class);
    edition.texts().forEach((language, saved) -> texts.put(language, saved.number()));
    store.addStep(edition.id(), kind, viewer.id(), clock.instant(), reason, texts);
    return new Outcome.Yes(edition(edition.id()));
  }

  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256", missing);
    }
  }
}
