package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Erasing a person: what goes and what stays is said before. */
@Controller
public class ErasurePages {
  private final Erasures erasures;

  ErasurePages(Erasures erasures) {
    this.erasures = erasures;
  }

  /**
   * What erasing somebody would do, and the form that does it.
   *
   * @param reason as it was written
   * @param problem the key of what is wrong with the form
   */
  public record Erasure(
      Visit visit, Erasures.Preview preview, String reason, Optional<String> problem) {
    /** The id of what says what is wrong with a field, for it to point at. */
    public Optional<String> problemId(String field) {
      return problem
          .filter(key -> key.endsWith(field) || (field.equals("reason") && key.endsWith("named")))
          .map(key -> "problem");
    }
  }

  @GetMapping("/office/people/{id}/erasure")
  @Needs(Permission.ERASE_PEOPLE)
  ModelAndView erasure(Visit visit, @PathVariable UUID id) {
    return page(visit, id, "", Optional.empty());
  }

  private ModelAndView page(Visit visit, UUID id, String reason, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "people/erasure",
            new Erasure(
                visit, erasures.preview(visit.signedIn(), id, visit.texts()), reason, problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping("/office/people/{id}/erasure")
  @Needs(Permission.ERASE_PEOPLE)
  ModelAndView erase(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String typed,
      RedirectAttributes flash) {
    Optional<String> problem = erasures.erase(visit.signedIn(), id, reason, typed, visit.texts());
    if (problem.isPresent()) {
      return page(visit, id, reason, problem);
    }
    flash.addFlashAttribute("notice", visit.text("people.erasure.done"));
    return new ModelAndView("redirect:/office/people");
  }
}
