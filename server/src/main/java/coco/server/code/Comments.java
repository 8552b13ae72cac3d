package coco.server.code;

import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.people.People;
import coco.server.web.Names;
import coco.server.web.NotFound;
import coco.server.web.Paging;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comments and suggestions on rules: from those who work here, and from people outside to whom a
 * draft is opened. Each gets an outcome, which its author reads.
 */
@Component
public class Comments {
  /** The most characters of a comment. */
  public static final int WORDS_MOST = 4_000;

  static final int LIST_MOST = 500;

  /** How many comments a page of a list has. */
  static final int PAGE = 50;

  /** The most comments that a consultation takes in an hour. */
  static final int HOURLY_MOST = 200;

  private static final int INVITED_MOST = 200;

  /** How long the same words again are taken for a form that was sent twice. */
  private static final Duration SENT_TWICE = Duration.ofMinutes(10);

  private final Editions editions;
  private final CommentStore store;
  private final Senders senders;
  private final CodeReader reader;
  private final CommentMails mails;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Comments(
      Editions editions,
      CommentStore store,
      Senders senders,
      CodeReader reader,
      CommentMails mails,
      Clock clock) {
    this.editions = editions;
    this.store = store;
    this.senders = senders;
    this.reader = reader;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * What somebody wrote.
   *
   * @param rule empty for the whole edition
   * @param sentence that they would rather have; may be empty
   * @param name of somebody outside; may be empty
   * @param contact of somebody outside; may be empty
   */
  public record Words(
      String rule, Language language, String words, String sentence, String name, String contact) {}

  /** Says something of the edition of a code that is in force. */
  @Transactional
  public Optional<String> addToCurrent(Viewer viewer, String codeKey, Words words) {
    Edition edition =
        editions.inForce(codeKey).orElseThrow(() -> new NotFound("the code " + codeKey));
    return add(viewer, Permission.COMMENT, edition, words);
  }

  /**
   * Says something of any edition, for those who see drafts.
   *
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> add(Viewer viewer, UUID edition, Words words) {
    return add(viewer, Permission.READ_DRAFTS, editions.visibleTo(viewer, edition), words);
  }

  private Optional<String> add(Viewer viewer, Permission permission, Edition edition, Words words) {
    viewer.mustBeAbleTo(permission);
    Optional<String> problem = problem(edition, words, true);
    if (problem.isEmpty()) {
      keep(comment(edition, words, Optional.of(viewer.id()), Optional.empty()));
    }
    return problem;
  }

  /** Keeps a comment, once also where its form was sent twice; whether it was not there. */
  private boolean keep(Comment comment) {
    store.lockAuthor(comment.authorId().or(comment::consultationId).orElse(comment.editionId()));
    boolean isNew = !store.isKept(comment, comment.at().minus(SENT_TWICE));
    if (isNew) {
      store.add(comment);
    }
    return isNew;
  }

  private Comment comment(
      Edition edition, Words words, Optional<UUID> author, Optional<UUID> consultation) {
    return new Comment(
        UUID.randomUUID(),
        edition.id(),
        edition.codeKey(),
        given(words.rule()),
        words.language(),
        words.words().strip(),
        given(words.sentence()).map(Sentences::oneLine),
        clock.instant(),
        author,
        consultation,
        given(words.name()),
        given(words.contact()),
        Optional.empty());
  }

  private static Optional<String> given(String field) {
    return Optional.of(field.strip()).filter(it -> !it.isEmpty());
  }

  private Optional<String> problem(Edition edition, Words words, boolean seesInternal) {
    if (words.words().isBlank() || words.words().strip().length() > WORDS_MOST) {
      return Optional.of("code.comment.problem.words");
    }
    if (words.sentence().strip().length() > WORDS_MOST) {
      return Optional.of("code.comment.problem.sentence");
    }
    if (!words.name().isBlank() && !Names.isName(words.name(), 120)) {
      return Optional.of("code.comment.problem.name");
    }
    String contact = words.contact().strip();
    if (!contact.isEmpty() && !isAddress(contact)) {
      return Optional.of("code.comment.problem.contact");
    }
    boolean isThere =
        words.rule().isBlank()
            || edition.texts().values().stream()
                .map(reader::document)
                .flatMap(document -> document.rules().stream())
                .anyMatch(
                    rule ->
                        rule.id().text().equals(words.rule().strip())
                            && (seesInternal || !rule.internal()));
    return isThere ? Optional.empty() : Optional.of("code.comment.problem.rule");
  }

  private static boolean isAddress(String address) {
    return address.length() <= 254 && address.matches("[^@\\s]+@[^@\\s]+");
  }

  /** What the viewer has said, the latest first. */
  public List<Comment> mine(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.COMMENT);
    return store.ofAuthor(viewer.id(), LIST_MOST);
  }

  /**
   * What was said of an edition, the latest first, for those who see drafts.
   *
   * @param page from 1; the nearest that there is where there is no such page
   */
  public Listed of(Viewer viewer, UUID edition, int page) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    CommentStore.Counts counts = store.count(edition);
    return listed(
        page, counts.all(), counts.open(), skipped -> store.ofEdition(edition, PAGE, skipped));
  }

  /** What those who work here said of a rule of an edition in force. */
  public List<Comment> ofRule(Viewer viewer, Edition edition, String rule) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return store.ofRule(edition.id(), rule, LIST_MOST);
  }

  /**
   * How many comments there are on each rule of a code, on any of its editions, since an instant.
   */
  public Map<String, Long> countByRule(String codeKey, Instant since) {
    return store.countByRule(codeKey, since);
  }

  /** What was said of a rule, on any edition of its code, the latest first. */
  public List<Comment> ofRule(Viewer viewer, String codeKey, String rule) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.ofRule(codeKey, rule, PAGE);
  }

  /**
   * A page of comments.
   *
   * @param open how many of all its pages wait for an outcome
   */
  public record Listed(List<Comment> comments, int page, int pages, long open) {
    public Listed {
      comments = List.copyOf(comments);
    }
  }

  /**
   * Comments of all codes: those that wait for an outcome, or those that have one.
   *
   * @param page from 1; the nearest that there is where there is no such page
   */
  public Listed all(Viewer viewer, boolean settled, int page) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    long open = store.count(false);
    long all = settled ? store.count(true) : open;
    return listed(page, all, open, skipped -> store.all(settled, PAGE, skipped));
  }

  private static Listed listed(
      int page, long all, long open, IntFunction<List<Comment>> commentsAfter) {
    Paging paging = Paging.of(page, all, PAGE);
    return new Listed(
        commentsAfter.apply(paging.before(PAGE)), paging.page(), paging.pages(), open);
  }

  /** How many comments wait for an outcome. */
  public long countOpen(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.count(false);
  }

  /**
   * One comment.
   *
   * @throws NotFound where there is none
   */
  public Comment one(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.comment(id).orElseThrow(() -> new NotFound("the comment " + id));
  }

  /** The editions in which a comment could be turned into a change. */
  public List<Edition> openEditions(Viewer viewer, String codeKey) {
    return editions.visibleTo(viewer, codeKey).stream().filter(Edition::isOpen).toList();
  }

  /**
   * Gives a comment its outcome; its author is told by mail.
   *
   * @param changed the open edition in which the change is, for {@link Comment.Kind#CHANGED}
   * @param takesSentence whether the sentence that was suggested is put into that edition's text
   * @return the key of why nothing was done
   */
  @Transactional
  public Optional<String> settle(
      Viewer viewer,
      UUID id,
      Comment.Kind kind,
      String words,
      Optional<UUID> changed,
      boolean takesSentence) {
    viewer.mustBeAbleTo(Permission.ANSWER_COMMENTS);
    store.lock(id);
    Comment comment = store.comment(id).orElseThrow(() -> new NotFound("the comment " + id));
    if (comment.outcome().isPresent()) {
      return Optional.of("code.comment.problem.settled");
    }
    if (words.isBlank() || words.strip().length() > WORDS_MOST) {
      return Optional.of("code.comment.problem.outcome");
    }
    Optional<UUID> edition = Optional.empty();
    if (kind == Comment.Kind.CHANGED) {
      edition =
          openEditions(viewer, comment.codeKey()).stream()
              .map(Edition::id)
              .filter(it -> changed.equals(Optional.of(it)))
              .findFirst();
      if (edition.isEmpty()) {
        return Optional.of("code.comment.problem.edition");
      }
      Optional<String> problem =
          takesSentence ? takeSentence(viewer, comment, edition.get()) : Optional.empty();
      if (problem.isPresent()) {
        return problem;
      }
    }
    Instant now = clock.instant();
    store.settle(id, kind, words.strip(), viewer.id(), now, edition.orElse(null));
    tell(comment, new Comment.Outcome(kind, words.strip(), now, viewer.name(), edition));
    return Optional.empty();
  }

  /** Puts the sentence of a comment into a draft; the key of why it is not put there. */
  private Optional<String> takeSentence(Viewer viewer, Comment comment, UUID id) {
    Optional<String> notTaken = Optional.of("code.comment.problem.not-taken");
    Edition edition = editions.visibleTo(viewer, id);
    Saved saved = edition.texts().get(comment.language());
    if (saved == null || comment.sentence().isEmpty()) {
      return notTaken;
    }
    Document document = reader.document(saved);
    Optional<String> text =
        comment
            .rule()
            .flatMap(document::rule)
            .flatMap(
                rule ->
                    Sentences.put(
                        document,
                        rule,
                        Sentences.suggested(document, rule, comment.sentence().get())));
    if (text.isEmpty()) {
      return notTaken;
    }
    Document changed = reader.read(comment.language(), text.get());
    boolean isSentence =
        changed
            .rule(comment.rule().orElseThrow())
            .filter(rule -> !Sentences.isNone(changed, rule))
            .isPresent();
    if (!isSentence) {
      return Optional.of("code.comment.problem.no-sentence");
    }
    return editions.save(
                viewer,
                id,
                comment.language(),
                text.get(),
                saved.number(),
                new Remark.Made(Remark.Kind.FROM_COMMENT, comment.author().orElse("—")))
            instanceof Editions.Save.Kept
        ? Optional.empty()
        : notTaken;
  }

  private void tell(Comment comment, Comment.Outcome outcome) {
    Edition edition = editions.ofComment(comment);
    mails.tellAuthor(comment, edition, outcome);
    comment
        .consultationId()
        .flatMap(store::consultation)
        .ifPresent(it -> mails.tellOutside(comment, edition, it, outcome));
  }

  // Consultations.

  /**
   * Why a draft was not opened.
   *
   * @param key of what is said
   * @param about what it speaks of; may be empty
   */
  public record NotOpened(String key, String about) {
    static Optional<NotOpened> because(String key) {
      return Optional.of(new NotOpened(key, ""));
    }
  }

  /**
   * Opens a draft to people outside until a day.
   *
   * @param recipients nobody where everybody may read it
   * @param language of the mails, where the draft has it
   */
  @Transactional
  public Optional<NotOpened> open(
      Viewer viewer,
      UUID id,
      Consultation.Audience audience,
      LocalDate ends,
      List<String> recipients,
      Language language) {
    viewer.mustBeAbleTo(Permission.PUBLISH_CODE);
    Edition edition = editions.held(viewer, id);
    if (!edition.isOpen()) {
      return NotOpened.because("code.refused.closed");
    }
    if (!edition.texts().values().stream().map(reader::document).allMatch(Document::isSound)) {
      return NotOpened.because("code.consultation.problem.unsound");
    }
    ZoneId zone = reader.document(edition.shown(language)).code().zone();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    if (ends.isBefore(today) || ends.isAfter(today.plusDays(Consultation.DAYS_MOST))) {
      return NotOpened.because("code.consultation.problem.day");
    }
    List<String> all = distinct(recipients);
    Optional<NotOpened> problem = problem(audience, all);
    if (problem.isPresent()) {
      return problem;
    }
    if (current(id).isPresent()) {
      return NotOpened.because("code.consultation.problem.twice");
    }
    Consultation consultation =
        new Consultation(
            UUID.randomUUID(),
            id,
            edition.codeKey(),
            audience,
            clock.instant(),
            ends,
            zone,
            Optional.empty());
    store.open(consultation, viewer.id());
    all.forEach(recipient -> invite(viewer, edition, consultation, recipient, language));
    return Optional.empty();
  }

  /** Each address once, however its letters are written. */
  private static List<String> distinct(List<String> recipients) {
    Map<String, String> distinct = new LinkedHashMap<>();
    recipients.stream()
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .forEach(it -> distinct.putIfAbsent(People.account(it), it));
    return List.copyOf(distinct.values());
  }

  private static Optional<NotOpened> problem(
      Consultation.Audience audience, List<String> recipients) {
    return switch (audience) {
      case PUBLIC ->
          recipients.isEmpty()
              ? Optional.empty()
              : NotOpened.because("code.consultation.problem.public");
      case INVITED ->
          recipients.isEmpty() || recipients.size() > INVITED_MOST
              ? NotOpened.because("code.consultation.problem.recipients")
              : recipients.stream()
                  .filter(it -> !isAddress(it))
                  .findFirst()
                  .map(it -> new NotOpened("code.consultation.problem.address", it));
    };
  }

  private void invite(
      Viewer viewer,
      Edition edition,
      Consultation consultation,
      String recipient,
      Language language) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    store.invite(consultation.id(), recipient, Editions.hash(token), clock.instant());
    mails.invite(viewer, edition, consultation, recipient, token, language);
  }

  /**
   * Ends a consultation before its day.
   *
   * @throws NotFound where the edition has none of this id
   */
  @Transactional
  public void close(Viewer viewer, UUID edition, UUID consultation) {
    viewer.mustBeAbleTo(Permission.PUBLISH_CODE);
    boolean isOfIt =
        store.consultation(consultation).filter(it -> it.editionId().equals(edition)).isPresent();
    if (!isOfIt) {
      throw new NotFound("the consultation " + consultation);
    }
    store.close(consultation, clock.instant());
  }

  /** The consultations of an edition with those who were invited, the latest first. */
  public List<Consultation> consultations(Viewer viewer, UUID edition) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.consultations(edition);
  }

  /** Those who were invited to a consultation. */
  public List<String> invited(Viewer viewer, UUID consultation) {
    viewer.mustBeAbleTo(Permission.READ_DRAFTS);
    return store.invited(consultation);
  }

  private Optional<Consultation> current(UUID edition) {
    return store.consultations(edition).stream()
        .filter(it -> it.isOpen(clock.instant()))
        .findFirst();
  }

  /** Whether comments are taken now. */
  boolean isOpen(Consultation consultation) {
    return consultation.isOpen(clock.instant());
  }

  /**
   * A draft that anybody may comment now.
   *
   * @param title of its text in the reader's language, else in the other
   */
  public record OpenDraft(UUID id, String title, LocalDate ends) {}

  /** Drafts that anybody may comment now, the latest first. */
  public List<OpenDraft> openToAll(Language language) {
    return store.openToAll(clock.instant()).stream()
        .map(it -> new OpenDraft(it.id(), title(edition(it), language), it.ends()))
        .toList();
  }

  private String title(Edition edition, Language language) {
    Saved saved = edition.shown(language);
    return reader.document(saved).title();
  }

  /**
   * A consultation for somebody outside, with its edition; also after it has ended, for what became
   * of the comments.
   *
   * @param invitation the token of an invitation; may be empty
   * @throws NotFound where there is none that they may see
   */
  public Consultation consultation(UUID id, String invitation) {
    return store
        .consultation(id)
        .filter(
            it ->
                it.audience() == Consultation.Audience.PUBLIC
                    || store.isInvited(id, Editions.hash(invitation)))
        .orElseThrow(() -> new NotFound("the draft " + id));
  }

  /** The edition of a consultation. */
  Edition edition(Consultation consultation) {
    return editions.ofConsultation(consultation);
  }

  /** What became of the comments of a consultation, without who made them. */
  public List<Comment> outcomes(Consultation consultation) {
    return store.ofConsultation(consultation.id(), LIST_MOST).stream()
        .filter(comment -> comment.outcome().isPresent())
        .toList();
  }

  /**
   * Says something of a draft from outside.
   *
   * @param invitation the token of an invitation; may be empty
   * @param address that it came from
   * @return the key of why it was not kept
   */
  @Transactional
  public Optional<String> addFromOutside(
      Consultation read, String invitation, Words words, String address) {
    Consultation consultation = store.held(read.id()).orElse(read);
    if (!consultation.isOpen(clock.instant())) {
      return Optional.of("code.consultation.ended");
    }
    // Whoever was invited is counted by that: an office of many has one address.
    boolean isInvited = consultation.audience() == Consultation.Audience.INVITED;
    String sender = isInvited ? invitationOf(consultation, invitation) : address;
    if (!senders.maySend(sender)) {
      return Optional.of("code.comment.problem.many" + (isInvited ? ".invited" : ""));
    }
    Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
    if (store.countSince(consultation.id(), hourAgo) >= HOURLY_MOST) {
      return Optional.of("code.comment.problem.busy");
    }
    Edition edition = edition(consultation);
    Optional<String> problem = problem(edition, words, false);
    if (problem.isEmpty()
        && keep(comment(edition, words, Optional.empty(), Optional.of(consultation.id())))) {
      senders.count(sender);
    }
    return problem;
  }

  /** What an invitation is known by, where it is one. */
  private String invitationOf(Consultation consultation, String token) {
    String hash = Editions.hash(token);
    if (!store.isInvited(consultation.id(), hash)) {
      throw new NotFound("the draft " + consultation.id());
    }
    return hash;
  }
}
