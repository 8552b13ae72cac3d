package coco.server.code;

import coco.engine.page.BoundBlanks;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments of those who work here, and the office's page that gives each its outcome. */
@Controller
public class CommentPages {
  private static final String ON_RULE = "/me/code/{key}/rules/{rule}/comments";
  private static final String ON_EDITION = "/office/editions/{id}/comments";

  private final Editions editions;
  private final Comments comments;
  private final CodeReader reader;

  CommentPages(Editions editions, Comments comments, CodeReader reader) {
    this.editions = editions;
    this.comments = comments;
    this.reader = reader;
  }

  /**
   * What was typed into a form, with the key of what is wrong with it.
   *
   * @param words the comment, or the outcome
   */
  public record Form(String rule, String words, String sentence, Optional<String> problem) {
    static final Form EMPTY = new Form("", "", "", Optional.empty());
  }

  /** A rule to choose. */
  public record Choice(String id, String title) {}

  public record OnRule(
      Visit visit,
      String codeKey,
      String code,
      String rule,
      String title,
      String sentence,
      Language of,
      List<Comment> comments,
      Form form) {
    public OnRule {
      comments = List.copyOf(comments);
    }
  }

  public record Mine(Visit visit, List<Comment> comments) {
    public Mine {
      comments = List.copyOf(comments);
    }
  }

  /**
   * A draft in which a comment can be turned into a change.
   *
   * @param name with who began it and when: two may be called the same
   */
  public record Draft(UUID id, String name) {}

  /** An outcome as it was filled in, with the key of what is wrong with it. */
  public record Answer(
      String words, Optional<UUID> edition, boolean takes, Optional<String> problem) {
    static final Answer EMPTY = new Answer("", Optional.empty(), false, Optional.empty());
  }

  /** A comment with its code's title and drafts. */
  public record Row(Comment comment, String code, List<Draft> drafts, Answer form) {
    public Row {
      drafts = List.copyOf(drafts);
    }
  }

  public record Office(
      Visit visit, boolean settled, long open, List<Row> rows, int page, int pages) {
    public Office {
      rows = List.copyOf(rows);
    }

    /** The address of another page of the same list. */
    public String address(int other) {
      return "/office/comments?settled=%s&page=%d".formatted(settled, other);
    }
  }

  /** The comments on one edition, and the consultations that opened it. */
  public record OnEdition(
      Visit visit,
      Edition edition,
      String title,
      List<Choice> rules,
      Comments.Listed comments,
      List<Opened> consultations,
      boolean isOpenToSomebody,
      Form form,
      ConsultationPages.Form opening) {
    public OnEdition {
      rules = List.copyOf(rules);
      consultations = List.copyOf(consultations);
    }
  }

  /** A consultation with those who were invited. */
  public record Opened(Consultation consultation, List<String> invited, boolean isOpen) {
    public Opened {
      invited = List.copyOf(invited);
    }
  }

  private Document shown(Edition edition, Language language) {
    return reader.document(edition.shown(language));
  }

  @GetMapping(ON_RULE)
  @Needs(Permission.READ_CODE)
  ModelAndView onRule(Visit visit, @PathVariable String key, @PathVariable String rule) {
    return onRule(visit, key, rule, Form.EMPTY);
  }

  private ModelAndView onRule(Visit visit, String key, String rule, Form form) {
    Edition edition = editions.inForce(key).orElseThrow(() -> new NotFound("the code " + key));
    Document document = shown(edition, visit.language());
    Document.RuleText text =
        document.rule(rule).orElseThrow(() -> new NotFound("the rule " + rule));
    ModelAndView view =
        Templates.page(
            "code/comments",
            new OnRule(
                visit,
                key,
                document.title(),
                rule,
                text.title(),
                text.clause().map(clause -> plain(clause.text(), document.language())).orElse(""),
                document.language(),
                comments.ofRule(visit.signedIn(), edition, rule),
                form));
    if (form.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ON_RULE)
  @Needs(Permission.COMMENT)
  ModelAndView add(
      Visit visit,
      @PathVariable String key,
      @PathVariable String rule,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String sentence,
      RedirectAttributes flash) {
    Optional<String> problem =
        comments.addToCurrent(
            visit.signedIn(),
            key,
            new Comments.Words(rule, visit.language(), words, sentence, "", ""));
    if (problem.isPresent()) {
      return onRule(visit, key, rule, new Form(rule, words, sentence, problem));
    }
    flash.addFlashAttribute("notice", visit.text("code.comment.kept"));
    return new ModelAndView("redirect:/me/comments");
  }

  @GetMapping("/me/comments")
  @Needs(Permission.COMMENT)
  ModelAndView mine(Visit visit) {
    return Templates.page("code/my-comments", new Mine(visit, comments.mine(visit.signedIn())));
  }

  @GetMapping("/office/comments")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView office(
      Visit visit,
      @RequestParam(defaultValue = "false") boolean settled,
      @RequestParam(defaultValue = "1") int page) {
    return office(visit, settled, page, Optional.empty(), Answer.EMPTY);
  }

  private ModelAndView office(
      Visit visit, boolean settled, int page, Optional<UUID> at, Answer form) {
    Comments.Listed listed = comments.all(visit.signedIn(), settled, page);
    // Answered by another meanwhile, it has left the list: it is shown with what was written now.
    Stream<Comment> gone =
        at.stream()
            .filter(id -> listed.comments().stream().noneMatch(it -> it.id().equals(id)))
            .map(id -> comments.one(visit.signedIn(), id));
    List<Row> rows =
        Stream.concat(gone, listed.comments().stream())
            .map(
                comment ->
                    new Row(
                        comment,
                        title(visit, comment),
                        settled ? List.of() : drafts(visit, comment.codeKey()),
                        at.equals(Optional.of(comment.id())) ? form : Answer.EMPTY))
            .toList();
    ModelAndView view =
        Templates.page(
            "code/office-comments",
            new Office(visit, settled, listed.open(), rows, listed.page(), listed.pages()));
    if (form.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private String title(Visit visit, Comment comment) {
    Edition edition = editions.visibleTo(visit.signedIn(), comment.editionId());
    return reader.title(edition, visit.language());
  }

  private List<Draft> drafts(Visit visit, String codeKey) {
    return editions.headings(visit.signedIn()).stream()
        .filter(it -> it.codeKey().equals(codeKey) && it.state().isOpen())
        .map(
            it ->
                new Draft(
                    it.id(),
                    visit.text(
                        "code.comments.draft",
                        editions.glance(it.id(), it.shown(visit.language())).edition(),
                        visit.texts().moment(it.begun(), ZoneOffset.UTC),
                        it.by())))
        .toList();
  }

  @PostMapping("/office/comments/{id}/outcome")
  @Needs(Permission.ANSWER_COMMENTS)
  ModelAndView settle(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam String kind,
      @RequestParam String words,
      @RequestParam Optional<UUID> edition,
      @RequestParam(defaultValue = "false") boolean takes,
      @RequestParam(defaultValue = "1") int page,
      RedirectAttributes flash) {
    Optional<Comment.Kind> chosen =
        Arrays.stream(Comment.Kind.values()).filter(it -> it.key().equals(kind)).findFirst();
    Optional<String> problem =
        chosen.isEmpty()
            ? Optional.of("code.comment.problem.outcome")
            : comments.settle(visit.signedIn(), id, chosen.get(), words, edition, takes);
    if (problem.isPresent()) {
      return office(
          visit, false, page, Optional.of(id), new Answer(words, edition, takes, problem));
    }
    boolean isTaken = takes && chosen.equals(Optional.of(Comment.Kind.CHANGED));
    flash.addFlashAttribute(
        "notice", visit.text(isTaken ? "code.comment.settled.taken" : "code.comment.settled"));
    return new ModelAndView("redirect:/office/comments" + (page > 1 ? "?page=" + page : ""));
  }

  @GetMapping(ON_EDITION)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView onEdition(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "1") int page) {
    return onEdition(visit, id, page, Form.EMPTY, ConsultationPages.Form.EMPTY);
  }

  ModelAndView onEdition(Visit visit, UUID id, Form form, ConsultationPages.Form opening) {
    return onEdition(visit, id, 1, form, opening);
  }

  private ModelAndView onEdition(
      Visit visit, UUID id, int page, Form form, ConsultationPages.Form opening) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Document document = shown(edition, visit.language());
    List<Opened> opened =
        comments.consultations(visit.signedIn(), id).stream()
            .map(
                it ->
                    new Opened(
                        it, comments.invited(visit.signedIn(), it.id()), comments.isOpen(it)))
            .toList();
    ModelAndView view =
        Templates.page(
            "code/edition-comments",
            new OnEdition(
                visit,
                edition,
                CodeReader.title(edition, document),
                choices(document, true),
                comments.of(visit.signedIn(), id, page),
                opened,
                opened.stream().anyMatch(Opened::isOpen),
                form,
                opening));
    if (form.problem().isPresent() || opening.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  /** The rules of a document to choose from. */
  static List<Choice> choices(Document document, boolean internal) {
    return document.rules().stream()
        .filter(rule -> internal || !rule.internal())
        .map(rule -> new Choice(rule.id().text(), rule.title()))
        .toList();
  }

  @PostMapping(ON_EDITION)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView addToEdition(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam String rule,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String sentence,
      RedirectAttributes flash) {
    Optional<String> problem =
        comments.add(
            visit.signedIn(),
            id,
            new Comments.Words(rule, visit.language(), words, sentence, "", ""));
    if (problem.isPresent()) {
      return onEdition(
          visit, id, new Form(rule, words, sentence, problem), ConsultationPages.Form.EMPTY);
    }
    flash.addFlashAttribute("notice", visit.text("code.comment.kept"));
    return new ModelAndView("redirect:/office/editions/%s/comments".formatted(id));
  }

  /** A sentence as one reads it, without the marks that bind its words. */
  private static String plain(String clause, Language language) {
    return BoundBlanks.text(language, clause.strip().replaceAll("[\\[\\]`]", ""));
  }
}
