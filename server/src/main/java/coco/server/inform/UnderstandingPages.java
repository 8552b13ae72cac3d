package coco.server.inform;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions that somebody is asked, and what came of them. */
@Controller
public class UnderstandingPages {
  private static final String READING = "/me/readings/";
  private static final String PLACE = READING + "{id}/tries";
  private static final String ONE = PLACE + "/{number}";

  private final Assignments assignments;
  private final Understanding understanding;

  UnderstandingPages(Assignments assignments, Understanding understanding) {
    this.assignments = assignments;
    this.understanding = understanding;
  }

  /**
   * A try.
   *
   * @param given what was chosen, by the place of the question, where it could not be kept
   * @param problem the key of why not
   */
  public record Questions(
      Visit visit,
      Assignment assignment,
      Examination.Paper paper,
      Map<Integer, Integer> given,
      Optional<String> problem) {
    public Questions {
      given = new TreeMap<>(given);
    }

    public String reading() {
      return READING + assignment.id();
    }

    public String address() {
      return reading() + "/tries/" + paper.tried().number();
    }
  }

  @PostMapping(PLACE)
  @Needs(Permission.READ_CODE)
  ModelAndView begin(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return switch (understanding.begin(visit.signedIn(), id, visit.language())) {
      case Understanding.Outcome.Yes yes ->
          new ModelAndView("redirect:%s%s/tries/%d".formatted(READING, id, yes.number()));
      case Understanding.Outcome.No no -> {
        flash.addFlashAttribute("notice", visit.text(no.problem()));
        yield new ModelAndView("redirect:%s%s".formatted(READING, id));
      }
    };
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_CODE)
  ModelAndView one(Visit visit, @PathVariable UUID id, @PathVariable int number) {
    return one(visit, id, number, Map.of(), Optional.empty());
  }

  private ModelAndView one(
      Visit visit, UUID id, int number, Map<Integer, Integer> given, Optional<String> problem) {
    ModelAndView view =
        Templates.page(
            "inform/questions",
            new Questions(
                visit,
                assignments.mine(visit.signedIn(), id),
                understanding.paper(visit.signedIn(), id, number, visit.language()),
                given,
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ONE + "/answers")
  @Needs(Permission.READ_CODE)
  ModelAndView answer(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable int number,
      @RequestParam Map<String, String> fields) {
    Map<Integer, Integer> given = Examination.given(fields);
    return switch (understanding.answer(visit.signedIn(), id, number, given, visit.language())) {
      case Understanding.Outcome.Yes yes ->
          new ModelAndView("redirect:%s%s/tries/%d".formatted(READING, id, yes.number()));
      case Understanding.Outcome.No no -> one(visit, id, number, given, Optional.of(no.problem()));
    };
  }
}
