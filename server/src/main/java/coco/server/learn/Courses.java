package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.learn.text.CourseFolder;
import coco.server.learn.text.CourseReader;
import coco.server.learn.text.CourseText;
import coco.server.learn.text.Problem;
import coco.server.web.NotFound;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Courses: written, published edition by edition, taken out of use. */
@Component
public class Courses {
  static final int LIST_MOST = 200;

  /** Bytes of published editions that are kept read. */
  private static final long KEPT_MOST = 40_000_000;

  private final CourseStore store;
  private final CourseReader reader;
  private final ReadyCourses ready;
  private final Evidence evidence;
  private final Clock clock;
  private final Cache<UUID, CourseEdition> kept =
      Caffeine.newBuilder().maximumWeight(KEPT_MOST).weigher(Courses::weight).build();

  Courses(
      CourseStore store, CourseReader reader, ReadyCourses ready, Evidence evidence, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.ready = ready;
    this.evidence = evidence;
    this.clock = clock;
  }

  private static int weight(UUID id, CourseEdition edition) {
    return 1_000 + edition.folder().files().values().stream().mapToInt(it -> it.length).sum();
  }

  /**
   * A course with what there is of it.
   *
   * @param current the edition that people begin, or began while it was in use
   */
  public record Course(
      UUID id,
      String key,
      Optional<CourseEdition> current,
      Optional<CourseEdition> draft,
      boolean isEnded) {
    public boolean isInUse() {
      return current.isPresent() && !isEnded;
    }

    public String title(Language language) {
      return current.or(() -> draft).map(it -> it.title(language)).orElse(key);
    }
  }

  /** What became of files. */
  public sealed interface Made {
    record Yes(UUID course) implements Made {}

    record No(List<Problem> problems) implements Made {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  /** All courses, for those who see how they go. */
  public List<Course> visibleTo(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_COURSES);
    return store.courses(LIST_MOST).stream().map(it -> course(it.id(), it.key(), true)).toList();
  }

  /**
   * A course.
   *
   * @throws NotFound where there is none
   */
  public Course visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_COURSES);
    return store
        .key(id)
        .map(key -> course(id, key, true))
        .orElseThrow(() -> new NotFound("the course " + id));
  }

  /** Without its draft, which only those who write it have to do with. */
  Optional<Course> byId(UUID id) {
    return store.key(id).map(key -> course(id, key, false));
  }

  Optional<Course> byKey(String key) {
    return store.course(key).map(id -> course(id, key, false));
  }

  /** Those that people can begin. */
  List<Course> inUse() {
    return store.courses(LIST_MOST).stream()
        .map(it -> course(it.id(), it.key(), false))
        .filter(Course::isInUse)
        .toList();
  }

  private Course course(UUID id, String key, boolean withDraft) {
    List<CourseStore.Row> editions = store.editions(id);
    return new Course(
        id,
        key,
        editions.stream().filter(it -> it.published().isPresent()).findFirst().map(this::read),
        editions.stream()
            .filter(it -> withDraft && it.published().isEmpty())
            .findFirst()
            .map(this::read),
        store.isEnded(id));
  }

  /**
   * An edition with its files.
   *
   * @throws NotFound where there is none
   */
  CourseEdition edition(UUID id) {
    CourseEdition known = kept.getIfPresent(id);
    return known == null
        ? read(store.edition(id).orElseThrow(() -> new NotFound("the course edition " + id)))
        : known;
  }

  /** What is published is read once, and kept while there is room. */
  private CourseEdition read(CourseStore.Row row) {
    CourseEdition known = kept.getIfPresent(row.id());
    if (known != null) {
      return known;
    }
    CourseFolder folder = store.folder(row.id());
    CourseEdition edition =
        new CourseEdition(
            row.id(),
            row.courseId(),
            row.key(),
            row.number(),
            row.published(),
            folder,
            reader.read(folder));
    if (row.published().isPresent()) {
      kept.put(row.id(), edition);
    }
    return edition;
  }

  /** Makes a course from an archive, or the draft of one that is there. */
  @Transactional
  public Made upload(Viewer viewer, String name, byte[] archive) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    CourseFolder.Unpacked unpacked = CourseFolder.unpacked(name, archive);
    return unpacked.problems().isEmpty()
        ? keep(viewer, unpacked.folder())
        : new Made.No(unpacked.problems());
  }

  /**
   * Begins a course from one that comes with CoCo.
   *
   * @throws NotFound where there is none of this key
   */
  @Transactional
  public Made begin(Viewer viewer, String key) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    return keep(
        viewer, ready.folder(key).orElseThrow(() -> new NotFound("the ready course " + key)));
  }

  /**
   * Begins a course of one's own with a few lines to write over.
   *
   * @return empty where the key is no key, or taken
   */
  @Transactional
  public Optional<UUID> write(Viewer viewer, String key, Language language) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    if (!CourseText.isKey(key) || store.course(key).isPresent()) {
      return Optional.empty();
    }
    UUID course = store.add(key, clock.instant(), viewer.id());
    String text = ReadyCourses.starter(language).replace("KEY", key);
    store.files(
        draft(viewer, course),
        new CourseFolder(new TreeMap<>())
            .with(CourseFolder.course(language), text.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(course);
  }

  /** The keys of the courses that come with CoCo. */
  public List<String> readyKeys() {
    return ready.keys();
  }

  /** The courses that come with CoCo. */
  List<ReadyCourses.Ready> ready(Viewer viewer, Language language) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    return ready.all(language);
  }

  /** Keeps a folder as a draft: all is told that is wrong with it, and nothing lost. */
  private Made keep(Viewer viewer, CourseFolder folder) {
    CourseReader.Read read = reader.read(folder);
    String key =
        read.texts().values().stream()
            .map(CourseText::key)
            .filter(CourseText::isKey)
            .findFirst()
            .orElse("");
    List<Problem> hopeless =
        read.problems().stream()
            .filter(
                it ->
                    it.kind() == Problem.Kind.NO_COURSE
                        || it.kind() == Problem.Kind.UNKNOWN_FILE
                        || it.kind() == Problem.Kind.UNREADABLE
                        || it.kind() == Problem.Kind.LARGE)
            .toList();
    if (key.isEmpty() || !hopeless.isEmpty()) {
      return new Made.No(read.problems());
    }
    Instant now = clock.instant();
    UUID course = store.course(key).orElseGet(() -> store.add(key, now, viewer.id()));
    store.lock(course);
    store.files(draft(viewer, course), folder);
    return new Made.Yes(course);
  }

  private UUID draft(Viewer viewer, UUID course) {
    return store.editions(course).stream()
        .filter(it -> it.published().isEmpty())
        .findFirst()
        .map(CourseStore.Row::id)
        .orElseGet(() -> store.addEdition(course, clock.instant(), viewer.id()));
  }

  /** Makes the next draft of a course, from what is in use. */
  @Transactional
  public CourseEdition draft(Viewer viewer, Course course) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    store.lock(course.id());
    Course now = visibleTo(viewer, course.id());
    if (now.draft().isPresent()) {
      return now.draft().get();
    }
    UUID draft = store.addEdition(course.id(), clock.instant(), viewer.id());
    now.current().ifPresent(it -> store.files(draft, it.folder()));
    return edition(draft);
  }

  /**
   * Puts a file into the draft, in the place of one of the same name.
   *
   * @return what is wrong with its name or its size; what is wrong in it stands on the draft's page
   */
  @Transactional
  public List<Problem> put(Viewer viewer, UUID course, String name, byte[] content) {
    CourseEdition draft = draft(viewer, visibleTo(viewer, course));
    CourseFolder folder = draft.folder().with(name, content);
    List<Problem> problems =
        reader.read(folder).problems().stream()
            .filter(
                it ->
                    it.kind() == Problem.Kind.UNKNOWN_FILE
                        || it.kind() == Problem.Kind.UNREADABLE
                        || it.kind() == Problem.Kind.LARGE)
            .filter(it -> it.file().equals(name) || it.file().isEmpty())
            .toList();
    if (problems.isEmpty()) {
      store.files(draft.id(), folder);
    }
    return problems;
  }

  /** Takes a file out of the draft. */
  @Transactional
  public void take(Viewer viewer, UUID course, String name) {
    CourseEdition draft = draft(viewer, visibleTo(viewer, course));
    store.files(draft.id(), draft.folder().without(name));
  }

  /** Throws the draft of a course away. */
  @Transactional
  public void discard(Viewer viewer, UUID course) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    store.lock(course);
    visibleTo(viewer, course).draft().ifPresent(it -> store.remove(it.id()));
  }

  /**
   * Publishes the draft: people begin it from now on, and it never changes.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> publish(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    store.lock(id);
    Course course = visibleTo(viewer, id);
    if (course.draft().isEmpty()) {
      return Optional.of("learn.problem.no-draft");
    }
    CourseEdition draft = course.draft().get();
    if (!draft.read().isSound()) {
      return Optional.of("learn.problem.unsound");
    }
    if (!draft.in(Language.ENGLISH).key().equals(course.key())) {
      return Optional.of("learn.problem.other-key");
    }
    Instant now = clock.instant();
    long entry =
        evidence.record(
            Act.of("course.published", now)
                .with("course", course.key())
                .with("edition", draft.id().toString())
                .with("number", Integer.toString(draft.number()))
                .with("files", hash(draft.folder()))
                .about("by", viewer.id()));
    store.publish(draft.id(), now, viewer.id(), entry);
    return Optional.empty();
  }

  /** SHA-256 over the names and hashes of all files, in their order. */
  private static String hash(CourseFolder folder) {
    List<String> lines = new ArrayList<>();
    folder.files().forEach((name, bytes) -> lines.add(name + " " + sha256(bytes)));
    return sha256(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256", missing);
    }
  }

  /**
   * Takes a course out of use.
   *
   * @return the key of why not
   */
  @Transactional
  public Optional<String> end(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_COURSES);
    store.lock(id);
    Course course = visibleTo(viewer, id);
    if (!course.isInUse()) {
      return Optional.of("learn.problem.not-in-use");
    }
    Instant now = clock.instant();
    store.end(id, now, viewer.id());
    evidence.record(
        Act.of("course.ended", now).with("course", course.key()).about("by", viewer.id()));
    return Optional.empty();
  }
}
