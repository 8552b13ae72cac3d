package coco.server.code;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Drafts that are open to people outside the office: read, commented, and what became of it. */
@Controller
public class ConsultationPages {
  // Only what looks like an id: a code may be called drafts, and has pages at /en/drafts/terms too.
  private static final String DRAFT = "/{tag:en|fr}/drafts/{id:[0-9a-f]+-[0-9a-f-]+}";

  private final Comments comments;
  private final CommentPages pages;
  private final CodeReader reader;

  ConsultationPages(Comments comments, CommentPages pages, CodeReader reader) {
    this.comments = comments;
    this.pages = pages;
    this.reader = reader;
  }

  /**
   * The opening of a draft as it was typed.
   *
   * @param problem what is wrong with it
   */
  public record Form(String audience, String ends, String recipients, Optional<String> problem) {
    static final Form EMPTY = new Form("", "", "", Optional.empty());
  }

  /** A comment from outside as it was typed. */
  public record Reply(
      String rule,
      String words,
      String sentence,
      String name,
      String contact,
      Optional<String> problem) {
    static final Reply EMPTY = new Reply("", "", "", "", "", Optional.empty());
  }

  /** A rule of the draft as HTML. */
  public record Part(String id, String title, String html) {}

  /** A chapter of the draft. */
  public record Chapter(String title, List<Part> rules) {
    public Chapter {
      rules = List.copyOf(rules);
    }
  }

  /**
   * What became of a draft.
   *
   * @param edition what it was published as; empty where it was not
   * @param address of that edition on the public site
   * @param withdrawn the day on which that edition was withdrawn
   * @param reason of the withdrawal; empty where there is none
   */
  public record Fate(String edition, String address, Optional<LocalDate> withdrawn, String reason) {
    static Fate of(Visit visit, Consultation consultation, Edition edition) {
      String name = edition.publication().map(Edition.Publication::name).orElse("");
      Optional<Step> withdrawal = edition.withdrawal();
      return new Fate(
          name,
          "/%s/%s/editions/%s"
              .formatted(
                  visit.language().tag(),
                  edition.codeKey(),
                  UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)),
          withdrawal.map(step -> LocalDate.ofInstant(step.at(), consultation.zone())),
          withdrawal.flatMap(Step::reason).orElse(""));
    }

    /** The state that its page bears. */
    public String state() {
      return withdrawn.isPresent() ? "withdrawn" : edition.isEmpty() ? "draft" : "published";
    }
  }

  public record Page(
      Visit visit,
      Consultation consultation,
      boolean isOpen,
      Fate fate,
      Language of,
      String title,
      String introduction,
      List<Chapter> chapters,
      Surroundings around,
      List<CommentPages.Choice> rules,
      List<Comment> outcomes,
      String invitation,
      Reply reply) {
    public Page {
      chapters = List.copyOf(chapters);
      rules = List.copyOf(rules);
      outcomes = List.copyOf(outcomes);
    }

    /** The address of this page, with what lets its reader in. */
    public String here() {
      return "/%s/drafts/%s".formatted(visit.language().tag(), consultation.id());
    }
  }

  public record Thanks(Visit visit, String address) {}

  @GetMapping(DRAFT)
  @Needs(Permission.READ_PUBLIC)
  ModelAndView page(
      HttpServletResponse response,
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String invitation,
      @RequestParam(defaultValue = "") String rule) {
    Consultation consultation = comments.consultation(id, invitation);
    keepQuiet(response, consultation);
    return page(visit, consultation, invitation, new Reply(rule, "", "", "", "", Optional.empty()));
  }

  /** No draft is what an organisation is found by; an invitation is for nobody but its reader. */
  private static void keepQuiet(HttpServletResponse response, Consultation consultation) {
    response.setHeader("X-Robots-Tag", "noindex");
    if (consultation.audience() == Consultation.Audience.INVITED) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
      response.setHeader("Referrer-Policy", "no-referrer");
    }
  }

  private ModelAndView page(
      Visit visit, Consultation consultation, String invitation, Reply reply) {
    Edition edition = comments.edition(consultation);
    Document whole = reader.document(edition.shown(visit.language()));
    // Readers from outside see what the public would see of it once it is published.
    Document document = reader.read(whole.language(), PublicText.of(whole));
    CodeParts parts =
        new CodeParts(document, reader.holidays(), Readers.OWN, anchor -> "#" + anchor);
    Fate fate = Fate.of(visit, consultation, edition);
    // What was withdrawn is shown no more, as a draft neither.
    boolean isShown = fate.withdrawn().isEmpty();
    List<Chapter> chapters = new ArrayList<>();
    for (Document.Chapter chapter : parts.chapters()) {
      List<Part> rules =
          parts.rules(chapter).stream()
              .map(it -> new Part(it.id().text(), it.title(), parts.rule(it)))
              .toList();
      if (isShown && !rules.isEmpty()) {
        chapters.add(new Chapter(chapter.title(), rules));
      }
    }
    ModelAndView view =
        Templates.page(
            "code/draft",
            new Page(
                visit,
                consultation,
                comments.isOpen(consultation),
                fate,
                document.language(),
                document.title(),
                isShown ? parts.introduction() : "",
                chapters,
                isShown ? Surroundings.of(parts) : Surroundings.NONE,
                isShown ? CommentPages.choices(document, false) : List.of(),
                comments.outcomes(consultation),
                invitation,
                reply));
    if (reply.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(DRAFT)
  @Needs(Permission.READ_PUBLIC)
  ModelAndView reply(
      HttpServletRequest request,
      HttpServletResponse response,
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String invitation,
      @RequestParam(defaultValue = "") String rule,
      @RequestParam String words,
      @RequestParam(defaultValue = "") String sentence,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String contact) {
    Consultation consultation = comments.consultation(id, invitation);
    keepQuiet(response, consultation);
    Optional<String> problem =
        comments.addFromOutside(
            consultation,
            invitation,
            new Comments.Words(rule, visit.language(), words, sentence, name, contact),
            request.getRemoteAddr());
    if (problem.isPresent()) {
      return page(
          visit,
          consultation,
          invitation,
          new Reply(rule, words, sentence, name, contact, problem));
    }
    String query = invitation.isEmpty() ? "" : "?invitation=" + invitation;
    return Templates.page(
        "code/thanks",
        new Thanks(
            visit, "/%s/drafts/%s%s".formatted(visit.language().tag(), consultation.id(), query)));
  }

  @PostMapping("/office/editions/{id}/consultations")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView open(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam String ends,
      @RequestParam(defaultValue = "") String recipients,
      RedirectAttributes flash) {
    Optional<LocalDate> day = day(ends);
    Optional<Consultation.Audience> chosen =
        Arrays.stream(Consultation.Audience.values())
            .filter(it -> it.key().equals(audience))
            .findFirst();
    Optional<Comments.NotOpened> problem =
        chosen.isEmpty()
            ? Comments.NotOpened.because("code.consultation.problem.audience")
            : day.isEmpty()
                ? Comments.NotOpened.because("code.consultation.problem.day")
                : comments.open(
                    visit.signedIn(),
                    id,
                    chosen.get(),
                    day.get(),
                    List.of(recipients.split("[\\s,;]+")),
                    visit.language());
    if (problem.isPresent()) {
      return pages.onEdition(
          visit,
          id,
          CommentPages.Form.EMPTY,
          new Form(
              audience, ends, recipients, problem.map(it -> visit.text(it.key(), it.about()))));
    }
    flash.addFlashAttribute("notice", visit.text("code.consultation.opened"));
    return new ModelAndView("redirect:/office/editions/%s/comments".formatted(id));
  }

  private static Optional<LocalDate> day(String words) {
    try {
      return Optional.of(LocalDate.parse(words.strip()));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  @PostMapping("/office/editions/{id}/consultations/{consultation}/end")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView close(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable UUID consultation,
      RedirectAttributes flash) {
    comments.close(visit.signedIn(), id, consultation);
    flash.addFlashAttribute("notice", visit.text("code.consultation.closed"));
    return new ModelAndView("redirect:/office/editions/%s/comments".formatted(id));
  }
}
