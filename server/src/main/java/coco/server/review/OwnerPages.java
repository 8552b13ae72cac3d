package coco.server.review;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Published;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is meant by the owners that a code names, and until when what it refers to holds. */
@Controller
public class OwnerPages {
  private static final String PLACE = "/office/codes/{key}/owners";

  private final Reviews reviews;
  private final Owners owners;

  OwnerPages(Reviews reviews, Owners owners) {
    this.reviews = reviews;
    this.owners = owners;
  }

  /**
   * The page.
   *
   * @param at the owner or the reference of which something could not be kept
   * @param given what was given for it
   */
  public record Page(
      Visit visit,
      Reviews.Sheet sheet,
      List<Owners.Owner> owners,
      List<Owners.Reference> references,
      String at,
      String given,
      Optional<String> problem) {
    public Page {
      owners = List.copyOf(owners);
      references = List.copyOf(references);
    }

    public String address() {
      return "/office/codes/%s/owners".formatted(sheet.edition().codeKey());
    }

    /** Whether what could not be kept is of none that the code names. */
    public boolean isProblemOfNone() {
      return problem.isPresent()
          && owners.stream().noneMatch(it -> it.name().equals(at))
          && references.stream().noneMatch(it -> it.name().equals(at));
    }

    /** The key of what is wrong with one of them. */
    public Optional<String> problemOf(String name) {
      return problem.filter(any -> at.equals(name));
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView page(Visit visit, @PathVariable String key) {
    return page(visit, key, "", "", Optional.empty());
  }

  private ModelAndView page(
      Visit visit, String key, String at, String given, Optional<String> problem) {
    Reviews.Sheet sheet = reviews.of(visit.signedIn(), key, visit.texts());
    Published edition = sheet.edition();
    ModelAndView view =
        Templates.page(
            "review/owners",
            new Page(
                visit,
                sheet,
                owners.of(visit.signedIn(), edition, visit.language()),
                owners.references(visit.signedIn(), edition, visit.language()),
                at,
                given,
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(PLACE)
  @Needs(Permission.MANAGE_REVIEWS)
  ModelAndView owner(
      Visit visit,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String email,
      RedirectAttributes flash) {
    return after(
        visit, key, owner, email, owners.setOwner(visit.signedIn(), key, owner, email), flash);
  }

  @PostMapping(PLACE + "/references")
  @Needs(Permission.MANAGE_REVIEWS)
  ModelAndView reference(
      Visit visit,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(defaultValue = "") String until,
      RedirectAttributes flash) {
    return after(
        visit,
        key,
        reference,
        until,
        owners.setReference(visit.signedIn(), key, reference, until),
        flash);
  }

  private ModelAndView after(
      Visit visit,
      String key,
      String at,
      String given,
      Optional<String> problem,
      RedirectAttributes flash) {
    if (problem.isPresent()) {
      return page(visit, key, at, given, problem);
    }
    flash.addFlashAttribute("notice", visit.text("review.owners.kept"));
    return new ModelAndView("redirect:/office/codes/%s/owners".formatted(key));
  }
}
