package coco.server.code;

import coco.language.Document;
import coco.language.Limits;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  OfficePages(Editions editions, CodeReader reader, Tasks tasks) {
    this.editions = editions;
    this.reader = reader;
    this.tasks = tasks;
  }

  /**
   * An edition in a list.
   *
   * @param title of its text in the reader's language, else in the other
   */
  public record Row(Edition edition, String title, String name, long errors) {}

  public record Office(Visit visit, List<Row> rows, List<Tasks.Task> tasks) {
    public Office {
      rows = List.copyOf(rows);
      tasks = List.copyOf(tasks);
    }
  }

  /** The form; {@code problem} is the key of what is wrong with it. */
  public record Beginning(
      Visit visit, List<String> examples, List<Row> existing, Optional<String> problem) {
    public Beginning {
      examples = List.copyOf(examples);
      existing = List.copyOf(existing);
    }
  }

  @GetMapping("/office")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView office(Visit visit) {
    return Templates.page(
        "code/office",
        new Office(visit, rows(visit), tasks.of(visit.signedIn(), visit.language())));
  }

  private List<Row> rows(Visit visit) {
    return editions.visibleTo(visit.signedIn()).stream().map(it -> row(visit, it)).toList();
  }

  private Row row(Visit visit, Edition edition) {
    Saved text = edition.shown(visit.language());
    Document document = reader.document(text);
    long errors =
        edition.isOpen()
            ? edition.texts().values().stream()
                .mapToLong(saved -> FindingLine.errors(reader.document(saved)))
                .sum()
            : 0;
    return new Row(edition, CodeReader.title(edition, document), document.code().edition(), errors);
  }

  @GetMapping("/office/beginning")
  @Needs(Permission.WRITE_CODE)
  ModelAndView beginning(Visit visit) {
    return form(visit, Optional.empty());
  }

  private ModelAndView form(Visit visit, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "code/beginning", new Beginning(visit, Beginnings.EXAMPLE_KEYS, rows(visit), problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
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
      if (!name.isBlank() && !coco.language.starter.Starter.isName(name.strip())) {
        return form(visit, Optional.of("code.beginning.problem.name"));
      }
      texts =
          Beginnings.starter(
              List.of(Language.values()), Optional.of(name.strip()).filter(it -> !it.isEmpty()));
    } else if (from.equals("files")) {
      texts = texts(files == null ? List.of() : files);
    } else if (from.equals("document")) {
      switch (outside(files == null ? List.of() : files)) {
        case OutsideText.Outcome.No no -> {
          return form(visit, Optional.of("code.beginning.problem.document." + no.why().key()));
        }
        case OutsideText.Outcome.Read read -> imported = Optional.of(CodeFromText.of(read.text()));
      }
      CodeFromText.Draft draft = imported.get();
      if (draft.text().getBytes(StandardCharsets.UTF_8).length > Limits.DOCUMENT_SIZE) {
        return form(
            visit,
            Optional.of("code.beginning.problem.document." + OutsideText.Problem.LONG.key()));
      }
      texts = new EnumMap<>(Map.of(draft.language(), draft.text()));
    } else if (from.startsWith("edition-")) {
      based =
          editions.visibleTo(visit.signedIn()).stream()
              .filter(it -> from.equals("edition-" + it.id()))
              .findFirst();
      texts = new EnumMap<>(Language.class);
      based.ifPresent(
          it -> it.texts().forEach((language, saved) -> texts.put(language, saved.text())));
    } else {
      texts = Beginnings.example(from);
    }
    if (texts.isEmpty()) {
      return form(visit, Optional.of("code.beginning.problem.files"));
    }
    if (imported.isPresent()) {
      flash.addFlashAttribute(
          "notice", visit.text("code.beginning.imported", imported.get().candidates()));
    }
    Editions.Outcome outcome =
        editions.make(visit.signedIn(), texts, based.map(Edition::id).orElse(null));
    return switch (outcome) {
      case Editions.Outcome.Yes yes ->
          new ModelAndView("redirect:/office/editions/" + yes.edition().id());
      case Editions.Outcome.No no ->
          form(visit, Optional.of("code.beginning.problem." + no.why().key()));
    };
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
