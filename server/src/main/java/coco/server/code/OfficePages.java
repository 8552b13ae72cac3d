package coco.server.code;

import coco.language.Document;
import coco.language.Limits;
import coco.language.starter.Starter;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import coco.server.web.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office's front page with every edition, and the form that begins another one. */
@Controller
public class OfficePages {
  private final Editions editions;
  private final CodeReader reader;
  private final Tasks tasks;
  private final List<Waiting> waiting;

  OfficePages(Editions editions, CodeReader reader, Tasks tasks, List<Waiting> waiting) {
    this.editions = editions;
    this.reader = reader;
    this.tasks = tasks;
    this.waiting = List.copyOf(waiting);
  }

  /**
   * An edition in a list.
   *
   * @param title of its text in the reader's language, else in the other
   */
  public record Row(
      UUID id,
      Edition.State state,
      String title,
      String name,
      long errors,
      Instant begun,
      String by) {
    /** Whether another one of the same name may stand beside it. */
    public boolean isOpen() {
      return state.isOpen();
    }
  }

  /**
   * The front page.
   *
   * @param discarded drafts that were put away
   * @param waiting what other modules have waiting in the office
   */
  public record Office(
      Visit visit,
      List<Row> rows,
      List<Row> discarded,
      List<Tasks.Task> tasks,
      List<Waiting.Item> waiting) {
    public Office {
      discarded = List.copyOf(discarded);
      waiting = List.copyOf(waiting);
      rows = List.copyOf(rows);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * The form.
   *
   * @param name of the organisation, as it was given
   * @param problem what is wrong with what was sent
   */
  public record Beginning(
      Visit visit,
      List<String> examples,
      List<Row> existing,
      String name,
      Optional<String> problem) {
    public Beginning {
      examples = List.copyOf(examples);
      existing = List.copyOf(existing);
    }
  }

  @GetMapping("/office")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView office(Visit visit) {
    Map<Boolean, List<Row>> rows =
        rows(visit).collect(Collectors.partitioningBy(OfficePages::isDiscarded));
    return Templates.page(
        "code/office",
        new Office(
            visit,
            rows.getOrDefault(false, List.of()),
            rows.getOrDefault(true, List.of()),
            tasks.of(visit.signedIn(), visit.language()),
            waiting.stream()
                .flatMap(it -> it.of(visit.signedIn(), visit.texts()).stream())
                .filter(item -> item.address().startsWith("/office/"))
                .toList()));
  }

  private Stream<Row> rows(Visit visit) {
    return editions.headings(visit.signedIn()).stream().map(it -> row(visit, it));
  }

  private static boolean isDiscarded(Row row) {
    return row.state() == Edition.State.DISCARDED;
  }

  private Row row(Visit visit, Heading heading) {
    CodeReader.Glance text = editions.glance(heading.id(), heading.shown(visit.language()));
    long errors =
        heading.state().isOpen()
            ? heading.marks().values().stream()
                .mapToLong(mark -> editions.glance(heading.id(), mark).errors())
                .sum()
            : 0;
    String title = text.title().isBlank() ? heading.codeKey() : text.title();
    return new Row(
        heading.id(),
        heading.state(),
        title,
        text.edition(),
        errors,
        heading.begun(),
        heading.by());
  }

  @GetMapping("/office/beginning")
  @Needs(Permission.WRITE_CODE)
  ModelAndView beginning(Visit visit) {
    return form(visit, "", Optional.empty());
  }

  private ModelAndView form(Visit visit, String name, Optional<String> problem) {
    return Templates.page(
        "code/beginning",
        new Beginning(
            visit,
            Beginnings.EXAMPLE_KEYS,
            rows(visit).filter(row -> !isDiscarded(row)).toList(),
            name,
            problem));
  }

  private ModelAndView problem(Visit visit, String name, String text) {
    ModelAndView view = form(visit, name, Optional.of(text));
    view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return view;
  }

  private ModelAndView problem(Visit visit, String key) {
    return problem(visit, "", visit.text("code.beginning.problem." + key));
  }

  private static String nameProblem(Visit visit, String name) {
    return Starter.noNameSign(name)
        .map(sign -> visit.text("code.beginning.problem.name-sign", sign))
        .orElseGet(() -> visit.text("code.beginning.problem.name"));
  }

  @PostMapping("/office/editions")
  @Needs(Permission.WRITE_CODE)
  ModelAndView begin(
      Visit visit,
      @RequestParam String from,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      RedirectAttributes flash)
      throws IOException {
    Map<Language, String> texts;
    Optional<Edition> based = Optional.empty();
    Optional<CodeFromText.Draft> imported = Optional.empty();
    if (from.equals("starter")) {
      if (!name.isBlank() && !Starter.isName(name.strip())) {
        return problem(visit, name, nameProblem(visit, name.strip()));
      }
      texts =
          Beginnings.starter(
              List.of(Language.values()), Optional.of(name.strip()).filter(it -> !it.isEmpty()));
    } else if (from.equals("files")) {
      texts = texts(files == null ? List.of() : files);
    } else if (from.equals("document")) {
      List<MultipartFile> given = files == null ? List.of() : files;
      switch (outside(given)) {
        case OutsideText.Outcome.No no -> {
          return problem(visit, "document." + no.why().key());
        }
        case OutsideText.Outcome.Read read ->
            imported = Optional.of(CodeFromText.of(read.text(), fileName(given)));
      }
      CodeFromText.Draft draft = imported.get();
      if (draft.text().getBytes(StandardCharsets.UTF_8).length > Limits.DOCUMENT_SIZE) {
        return problem(visit, "document." + OutsideText.Problem.LONG.key());
      }
      texts = new EnumMap<>(Map.of(draft.language(), draft.text()));
    } else if (from.startsWith("edition-")) {
      based = based(visit, from.substring("edition-".length()));
      texts = new EnumMap<>(Language.class);
      based.ifPresent(
          it -> it.texts().forEach((language, saved) -> texts.put(language, saved.text())));
    } else {
      texts = Beginnings.example(from);
    }
    if (texts.isEmpty()) {
      return problem(visit, "files");
    }
    if (imported.isPresent()) {
      flash.addFlashAttribute(
          "notice", visit.text("code.beginning.imported", imported.get().candidates()));
    }
    Editions.Outcome outcome =
        editions.make(visit.signedIn(), texts, based.map(Edition::id).orElse(null));
    return switch (outcome) {
      case Editions.Outcome.Yes yes -> {
        twin(visit, yes.edition()).ifPresent(said -> flash.addFlashAttribute("notice", said));
        yield new ModelAndView("redirect:/office/editions/" + yes.edition().id());
      }
      case Editions.Outcome.No no -> problem(visit, no.why().key());
    };
  }

  /** What is said where its code has an edition of the same name already. */
  private Optional<String> twin(Visit visit, Edition begun) {
    String name = name(begun, visit);
    boolean isTwin =
        editions.headings(visit.signedIn()).stream()
            .filter(it -> it.codeKey().equals(begun.codeKey()) && !it.id().equals(begun.id()))
            .filter(it -> it.state() != Edition.State.DISCARDED)
            .anyMatch(
                it -> editions.glance(it.id(), it.shown(visit.language())).edition().equals(name));
    return isTwin ? Optional.of(visit.text("code.beginning.twin", name)) : Optional.empty();
  }

  private String name(Edition edition, Visit visit) {
    return reader.document(edition.shown(visit.language())).code().edition();
  }

  private Optional<Edition> based(Visit visit, String id) {
    try {
      return Optional.of(editions.visibleTo(visit.signedIn(), UUID.fromString(id)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** What a document's file is called, without what follows the last dot. */
  private static String fileName(List<MultipartFile> files) {
    String name =
        files.stream()
            .filter(file -> !file.isEmpty())
            .findFirst()
            .map(MultipartFile::getOriginalFilename)
            .orElse("");
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    return (dot > 0 ? last.substring(0, dot) : last).replace('_', ' ').strip();
  }

  /** The text of one document that was written elsewhere. */
  private static OutsideText.Outcome outside(List<MultipartFile> files) throws IOException {
    List<MultipartFile> given = files.stream().filter(file -> !file.isEmpty()).toList();
    return given.size() == 1
        ? OutsideText.read(given.getFirst().getBytes())
        : new OutsideText.Outcome.No(OutsideText.Problem.EMPTY);
  }

  /** Texts by their own language; nothing where two are of one, or one cannot be read. */
  private Map<Language, String> texts(List<MultipartFile> files) throws IOException {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    List<String> contents = new ArrayList<>();
    for (MultipartFile file : files) {
      if (!file.isEmpty()) {
        contents.add(new String(file.getBytes(), StandardCharsets.UTF_8));
      }
    }
    for (String content : contents) {
      Document document = reader.read(Language.ENGLISH, content);
      if (content.length() > Limits.DOCUMENT_SIZE
          || content.indexOf('\0') >= 0
          || texts.put(document.language(), content) != null) {
        return Map.of();
      }
    }
    return texts;
  }
}
