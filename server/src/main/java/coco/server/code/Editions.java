package coco.server.code;

import coco.language.Codes;
import coco.language.Document;
import coco.language.FindingKind;
import coco.language.code.Code;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.web.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Editions of codes: made, written, reviewed, approved, published, withdrawn. */
@Component
public class Editions {
  /** The most editions, or texts of one, that a list shows. */
  static final int LIST_MOST = 500;

  /** The most characters of a reason. */
  private static final int REASON_MOST = 2_000;

  private static final Duration LATELY = Duration.ofMinutes(15);

  private final CodeStore store;
  private final CommentStore consultations;
  private final CodeReader reader;
  private final Evidence evidence;
  private final ReviewCalls calls;
  private final Clock clock;

  Editions(
      CodeStore store,
      CommentStore consultations,
      CodeReader reader,
      Evidence evidence,
      ReviewCalls calls,
      Clock clock) {
    this.store = store;
    this.consultations = consultations;
    this.reader = reader;
    this.evidence = evidence;
    this.calls = calls;
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
    if (keys.size() != 1 || !Code.isId(keys.iterator().next())) {
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

  /** Every edition without its texts, the latest first, for those who see drafts. */
  public List<Heading> headings(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.headings(LIST_MOST);
  }

  /** Every edition of a code, the latest first, for those who see drafts. */
  public List<Edition> visibleTo(Viewer viewer, String codeKey) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.editions(codeKey, LIST_MOST);
  }

  /** Editions under review, sent back, or to be confirmed: what may wait for a person. */
  List<Edition> waiting(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.waiting(LIST_MOST);
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

  /** One edition for those who see drafts, which nobody else changes until the transaction ends. */
  Edition held(Viewer viewer, UUID id) {
    return locked(viewer, Permission.READ_DRAFTS, id);
  }

  /**
   * The edition that a consultation opens to its readers: each text as it last could be read while
   * the consultation was open. What is saved later, or cannot be read, is not theirs to see.
   */
  Edition ofConsultation(Consultation consultation) {
    Edition edition = edition(consultation.editionId());
    Map<Language, Saved> texts = new EnumMap<>(Language.class);
    for (Saved saved : edition.texts().values()) {
      lastReadable(edition.id(), saved, consultation.end())
          .ifPresent(text -> texts.put(text.language(), text));
    }
    if (texts.isEmpty()) {
      throw new NotFound("a text that can be read of the draft " + consultation.id());
    }
    return edition.with(texts);
  }

  /** The edition that a comment is on. */
  Edition ofComment(Comment comment) {
    return edition(comment.editionId());
  }

  /** However many texts that cannot be read came after it: each is read once. */
  private Optional<Saved> lastReadable(UUID id, Saved latest, Instant end) {
    return store.marks(id, latest.language(), end).stream()
        .filter(mark -> glance(id, mark).isSound())
        .findFirst()
        .flatMap(mark -> store.text(id, mark.language(), mark.number()));
  }

  /** What lists show of a text. */
  CodeReader.Glance glance(UUID id, Heading.Mark mark) {
    return reader.glance(
        mark,
        () ->
            store
                .text(id, mark.language(), mark.number())
                .orElseThrow(
                    () -> new IllegalStateException("no text %s of %s".formatted(mark, id))));
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
      Viewer viewer, UUID id, Language language, String text, int base, @Nullable Remark remark) {
    Edition edition = locked(viewer, Permission.WRITE_CODE, id);
    if (!edition.isOpen()) {
      return new Save.Closed();
    }
    Save outcome = merged(viewer, edition, language, text, base, remark);
    if (!(outcome instanceof Save.Clash)) {
      store.dropCopy(id, language, viewer.id());
    }
    return outcome;
  }

  private Save merged(
      Viewer viewer,
      Edition edition,
      Language language,
      String text,
      int base,
      @Nullable Remark remark) {
    UUID id = edition.id();
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

  /**
   * Keeps what is written and not saved yet: nobody else sees it, and no approval lapses.
   *
   * @param base the number of the text that the writer began from; 0 where there was none
   * @return whether it was kept; a text of an edition that is closed is not
   */
  @Transactional
  public boolean keepCopy(Viewer viewer, UUID id, Language language, String text, int base) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    Edition edition = edition(id);
    if (!edition.isOpen()) {
      return false;
    }
    Saved latest = edition.texts().get(language);
    if (latest != null && latest.text().equals(text)) {
      store.dropCopy(id, language, viewer.id());
    } else {
      store.keepCopy(id, language, viewer.id(), new WorkingCopy(text, base, clock.instant()));
    }
    return true;
  }

  /** What the viewer wrote in a text and has not saved. */
  public Optional<WorkingCopy> copy(Viewer viewer, UUID id, Language language) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    return store.copy(id, language, viewer.id());
  }

  /** Forgets what the viewer wrote in a text and has not saved. */
  @Transactional
  public void dropCopy(Viewer viewer, UUID id, Language language) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    store.dropCopy(id, language, viewer.id());
  }

  /** The names of others who have unsaved words in a text from the last quarter of an hour. */
  public List<String> alsoWriting(Viewer viewer, UUID id, Language language) {
    viewer.mustBeAbleTo(Permission.WRITE_CODE);
    return store.writers(id, language, clock.instant().minus(LATELY)).stream()
        .filter(name -> !name.equals(viewer.name()))
        .toList();
  }

  private int add(
      Viewer viewer, UUID id, Language language, int number, String text, @Nullable Remark remark) {
    store.addText(id, language, number, text, hash(text), viewer.id(), clock.instant(), remark);
    return number;
  }

  /** An edition that nobody else changes until the transaction ends. */
  private Edition locked(Viewer viewer, Permission permission, UUID id) {
    viewer.mustBeAbleTo(permission);
    store.lock(id);
    return edition(id);
  }

  /** Sends a draft to review; its texts may have errors still, publication may not. */
  @Transactional
  public Outcome submit(Viewer viewer, UUID id) {
    Edition edition = locked(viewer, Permission.WRITE_CODE, id);
    if (edition.state() != Edition.State.DRAFT) {
      return new Outcome.No(Refused.NOT_A_DRAFT);
    }
    Outcome submitted = step(viewer, edition, Step.Kind.SUBMITTED, null);
    calls.tell(viewer, edition, approvalRule(edition));
    return submitted;
  }

  /**
   * Puts a draft away that leads nowhere: it is in no list of drafts any more, and its texts, its
   * steps and what was said of it stay. What is in review is sent back first, and what others are
   * reading for comments is closed first.
   */
  @Transactional
  public Outcome discard(Viewer viewer, UUID id) {
    Edition edition = locked(viewer, Permission.WRITE_CODE, id);
    if (edition.state() != Edition.State.DRAFT) {
      return new Outcome.No(Refused.NOT_A_DRAFT);
    }
    boolean isRead =
        consultations.consultations(id).stream().anyMatch(it -> it.isOpen(clock.instant()));
    return isRead
        ? new Outcome.No(Refused.OPEN_TO_OTHERS)
        : step(viewer, edition, Step.Kind.DISCARDED, null);
  }

  /** Sends an edition back to its writers, with a reason. */
  @Transactional
  public Outcome giveBack(Viewer viewer, UUID id, String reason) {
    Edition edition = locked(viewer, Permission.APPROVE_CODE, id);
    return edition.state() == Edition.State.IN_REVIEW
        ? reasoned(viewer, edition, Step.Kind.RETURNED, reason)
        : new Outcome.No(Refused.NOT_IN_REVIEW);
  }

  /** What a form sends along so that a decision is on the texts that were shown with it. */
  public static String shown(Edition edition) {
    return edition.texts().values().stream().map(Saved::hash).collect(Collectors.joining(" "));
  }

  /**
   * Approves the texts as they stand; an urgent correction also after it was published.
   *
   * @param shown the texts that the viewer saw, as {@link #shown} gives them
   */
  @Transactional
  public Outcome approve(Viewer viewer, UUID id, String shown) {
    Edition edition = locked(viewer, Permission.APPROVE_CODE, id);
    if (edition.state() != Edition.State.IN_REVIEW && !isToBeConfirmed(edition)) {
      return new Outcome.No(Refused.NOT_IN_REVIEW);
    }
    List<ApprovalRule.Group> groups = approvalRule(edition).groups();
    boolean counts =
        groups.isEmpty()
            || groups.stream().anyMatch(group -> group.members().contains(viewer.id()));
    if (!counts) {
      return new Outcome.No(Refused.NO_APPROVER);
    }
    if (!shown.equals(shown(edition))) {
      return new Outcome.No(Refused.TEXTS_CHANGED);
    }
    return hasApproved(viewer, edition)
        ? new Outcome.Yes(edition)
        : step(viewer, edition, Step.Kind.APPROVED, null);
  }

  /** Whether the viewer's approval of these texts, to the letter, is there. */
  public boolean hasApproved(Viewer viewer, Edition edition) {
    return approvals(edition).stream()
        .anyMatch(it -> it.step().byId().equals(viewer.id()) && it.isExact());
  }

  /** Whether it was published as an urgent correction and approvals are still missing. */
  public boolean isToBeConfirmed(Edition edition) {
    return edition.state() == Edition.State.PUBLISHED
        && edition.urgentReason().isPresent()
        && !ruleOf(edition).isMetBy(approvers(edition));
  }

  private Outcome reasoned(Viewer viewer, Edition edition, Step.Kind kind, String reason) {
    Optional<Refused> problem = problem(reason);
    return problem.isPresent()
        ? new Outcome.No(problem.get())
        : step(viewer, edition, kind, reason.strip());
  }

  private static Optional<Refused> problem(String reason) {
    if (reason.isBlank()) {
      return Optional.of(Refused.NO_REASON);
    }
    return reason.strip().length() > REASON_MOST
        ? Optional.of(Refused.LONG_REASON)
        : Optional.empty();
  }

  /**
   * Publishes an approved edition: from the day that its texts name it is in force, at once where
   * that day has begun.
   */
  @Transactional
  public Outcome publish(Viewer viewer, UUID id, String shown) {
    Edition edition = locked(viewer, Permission.PUBLISH_CODE, id);
    Optional<Refused> obstacle = obstacle(edition);
    if (obstacle.isPresent()) {
      return new Outcome.No(obstacle.get());
    }
    if (!shown.equals(shown(edition))) {
      return new Outcome.No(Refused.TEXTS_CHANGED);
    }
    Code code = code(edition);
    Instant from = code.effective().orElseThrow().atStartOfDay(code.zone()).toInstant();
    Instant now = clock.instant();
    store.publish(id, edition.codeId(), code.edition(), from.isBefore(now) ? now : from);
    return step(viewer, edition, Step.Kind.PUBLISHED, null);
  }

  /**
   * Publishes an urgent correction: in force at once, with a reason that everybody reads, as soon
   * as one person who wrote none of it has approved; the other approvers confirm it afterwards.
   */
  @Transactional
  public Outcome correct(Viewer viewer, UUID id, String shown, String reason) {
    Edition edition = locked(viewer, Permission.PUBLISH_CODE, id);
    Optional<Refused> obstacle = obstacleInText(edition);
    if (obstacle.isPresent()) {
      return new Outcome.No(obstacle.get());
    }
    if (!shown.equals(shown(edition))) {
      return new Outcome.No(Refused.TEXTS_CHANGED);
    }
    if (approvals(edition).stream().noneMatch(it -> it.stands() && !it.isOwnText())) {
      return new Outcome.No(Refused.NO_SECOND_PERSON);
    }
    Optional<Refused> problem = problem(reason);
    if (problem.isPresent()) {
      return new Outcome.No(problem.get());
    }
    store.publish(id, edition.codeId(), code(edition).edition(), clock.instant());
    return reasoned(viewer, edition, Step.Kind.CORRECTED, reason);
  }

  private Code code(Edition edition) {
    return reader.document(edition.texts().values().iterator().next()).code();
  }

  /** Who has to approve the editions of a code. */
  public ApprovalRule approvalRule(Edition edition) {
    return store.approvalRule(edition.codeId());
  }

  /**
   * Who had to approve an edition: once it is published and approved, the rule that was fulfilled
   * then, whatever rule was set afterwards; before that, the rule of now.
   */
  public ApprovalRule ruleOf(Edition edition) {
    boolean isUrgent = edition.urgentReason().isPresent();
    return edition
        .lastStep(isUrgent ? Step.Kind.APPROVED : Step.Kind.PUBLISHED)
        .filter(step -> edition.publication().isPresent())
        .map(step -> store.approvalRule(edition.codeId(), step.at()))
        .filter(rule -> !isUrgent || rule.isMetBy(approvers(edition)))
        .orElseGet(() -> approvalRule(edition));
  }

  /**
   * Who has to approve the editions of a code.
   *
   * @throws NotFound where there is no such code
   */
  public ApprovalRule approvalRule(Viewer viewer, String codeKey) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.approvalRule(codeId(codeKey));
  }

  private UUID codeId(String codeKey) {
    return store.codeOf(codeKey).orElseThrow(() -> new NotFound("the code " + codeKey));
  }

  /** Sets who has to approve the editions of a code, those under review included. */
  @Transactional
  public void setApprovalRule(Viewer viewer, String codeKey, ApprovalRule rule) {
    viewer.mustBeAbleTo(Permission.PUBLISH_CODE);
    Instant now = clock.instant();
    store.addApprovalRule(codeId(codeKey), rule, viewer.id(), now);
    evidence.record(act(viewer, codeKey, rule, now));
  }

  /** Each group with its number, and its members sealed. */
  private static Act act(Viewer viewer, String codeKey, ApprovalRule rule, Instant now) {
    Act act = Act.of("code.approvers", now).with("code", codeKey).about("by", viewer.id());
    int place = 0;
    for (ApprovalRule.Group group : rule.groups()) {
      place++;
      act =
          act.with("needed-" + place, Integer.toString(group.needed()))
              .with("group-" + place, Optional.of(group.name()));
      int member = 0;
      for (UUID id : group.members()) {
        member++;
        act = act.about("member-%d-%d".formatted(place, member), id);
      }
    }
    return act.with("groups", Integer.toString(place));
  }

  /** Those whose approval of these texts stands. */
  public Set<UUID> approvers(Edition edition) {
    return approvals(edition).stream()
        .filter(Approval::stands)
        .map(approval -> approval.step().byId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What stands between an edition and its publication; empty if nothing does. */
  public Optional<Refused> obstacle(Edition edition) {
    Optional<Refused> inText = obstacleInText(edition);
    if (inText.isPresent()) {
      return inText;
    }
    List<Approval> approvals = approvals(edition).stream().filter(Approval::stands).toList();
    if (!approvalRule(edition).isMetBy(approvers(edition))) {
      return Optional.of(Refused.NOT_APPROVED);
    }
    return approvals.stream().allMatch(Approval::isOwnText)
        ? Optional.of(Refused.OWN_TEXT)
        : Optional.empty();
  }

  /** Whether a key that is not read was meant to keep chapters inside: {@code internals:}. */
  private static boolean hasUnreadInternal(Document document) {
    return document.findings().stream()
        .filter(finding -> finding.kind() == FindingKind.UNKNOWN_KEY)
        .map(finding -> document.source().text(finding.span()).strip())
        .anyMatch(
            key -> key.matches("(?iu)i\\p{L}{0,2}t\\p{L}{0,2}rn.*|.*internal.*|.*interne?s?"));
  }

  private Optional<Refused> obstacleInText(Edition edition) {
    if (edition.state() != Edition.State.IN_REVIEW) {
      return Optional.of(Refused.NOT_IN_REVIEW);
    }
    Map<Language, Document> checked = reader.checked(edition);
    if (!checked.values().stream().allMatch(Document::isPublishable)) {
      return Optional.of(Refused.ERRORS);
    }
    if (checked.values().stream().anyMatch(Editions::hasUnreadInternal)) {
      return Optional.of(Refused.INTERNAL_UNREAD);
    }
    return obstacleInHead(edition, checked.values().iterator().next().code());
  }

  /** What the head of a text says that no edition of this code may say. */
  Optional<Refused> obstacleInHead(Edition edition, Code code) {
    if (!code.id().equals(edition.codeKey())) {
      return Optional.of(Refused.OTHER_CODE);
    }
    if (code.effective().isEmpty()) {
      return Optional.of(Refused.NO_DAY);
    }
    return store.isTaken(edition.codeId(), code.edition())
        ? Optional.of(Refused.NAME_TAKEN)
        : Optional.empty();
  }

  /**
   * An approval, as it counts now.
   *
   * @param stands whether the texts still say what was approved: they mean the same, and no more of
   *     them is other than the spelling of some words
   * @param isExact whether they still are, to the letter, what was approved
   * @param isOwnText whether the approver wrote some of it
   * @param mended the words that are spelt otherwise since
   */
  public record Approval(
      Step step, boolean stands, boolean isExact, boolean isOwnText, List<Spelling.Mended> mended) {
    public Approval {
      mended = List.copyOf(mended);
    }

    /** Whether what was mended follows what is said of it. */
    public boolean listsMended() {
      return stands && !mended.isEmpty();
    }
  }

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
    List<Spelling.Mended> mended = new ArrayList<>();
    for (Saved now : edition.texts().values()) {
      Integer number = step.texts().get(now.language());
      Saved then =
          number == null ? null : store.text(edition.id(), now.language(), number).orElseThrow();
      own |= store.hasWritten(edition.id(), now.language(), step.byId());
      if (then != null && !then.hash().equals(now.hash())) {
        exact = false;
        Optional<List<Spelling.Mended>> spelling = Spelling.between(then.text(), now.text());
        spelling.ifPresent(mended::addAll);
        stands &=
            spelling.isPresent()
                && Codes.compare(reader.document(then), reader.document(now), now.language())
                    .isSame();
      }
    }
    return new Approval(step, stands, exact, own, mended);
  }

  /** Takes a published edition back, with a reason; the one before it is in force again. */
  @Transactional
  public Outcome withdraw(Viewer viewer, UUID id, String reason) {
    Edition edition = locked(viewer, Permission.PUBLISH_CODE, id);
    return edition.state() == Edition.State.PUBLISHED
        ? reasoned(viewer, edition, Step.Kind.WITHDRAWN, reason)
        : new Outcome.No(Refused.NOT_PUBLISHED);
  }

  private Outcome step(Viewer viewer, Edition edition, Step.Kind kind, @Nullable String reason) {
    Map<Language, Integer> texts = new EnumMap<>(Language.class);
    edition.texts().forEach((language, saved) -> texts.put(language, saved.number()));
    Instant now = clock.instant();
    store.addStep(edition.id(), kind, viewer.id(), now, reason, texts);
    if (!edition.state().after(kind).isOpen()) {
      // What is in force, or is withdrawn, is no draft: nobody is asked for comments on it.
      consultations.closeAll(edition.id(), now);
    }
    evidence.record(act(viewer, edition, kind, now).with("reason", Optional.ofNullable(reason)));
    return new Outcome.Yes(edition(edition.id()));
  }

  /** The step as it can be proven: of which edition, and of which texts to the letter. */
  private Act act(Viewer viewer, Edition edition, Step.Kind kind, Instant now) {
    Act act =
        Act.of("edition." + kind.key(), now)
            .with("code", edition.codeKey())
            .with("edition", edition.id().toString())
            .about("by", viewer.id());
    String name = code(edition).edition();
    if (!name.isBlank()) {
      act = act.with("name", name);
    }
    for (Saved saved : edition.texts().values()) {
      act = act.with("text-" + saved.language().tag(), "sha256:" + saved.hash());
    }
    return act;
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
