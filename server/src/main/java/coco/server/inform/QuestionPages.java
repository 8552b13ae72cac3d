package coco.server.inform;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions of an edition for those who write some, and look at those that were made. */
@Controller
public class QuestionPages {
  private static final String PLACE = "/office/editions/{id}/questions";

  /** How many of the questions made from a rule's examples are shown at once. */
  private static final int MADE_SHOWN = 2;

  private final QuestionBank bank;

  QuestionPages(QuestionBank bank) {
    this.bank = bank;
  }

  /**
   * The questions of an edition.
   *
   * @param wanted what stands in the form of a new one
   * @param problems the keys of what is wrong with it
   */
  public record Office(
      Visit visit, QuestionBank.Sheet sheet, QuestionBank.Wanted wanted, List<String> problems) {
    public Office {
      problems = List.copyOf(problems);
    }

    public String address() {
      return "/office/editions/%s/questions".formatted(sheet.edition().id());
    }

    /** Questions of a rule that are shown: all that somebody wrote, some that were made. */
    public List<Asked> shown(String rule) {
      List<Asked> all = sheet.of(rule);
      List<Asked> made = all.stream().filter(it -> it.author().isEmpty()).toList();
      List<Asked> some = made.subList(0, Math.min(MADE_SHOWN, made.size()));
      return all.stream().filter(it -> it.author().isPresent() || some.contains(it)).toList();
    }

    public long made(String rule) {
      return sheet.of(rule).stream().filter(it -> it.author().isEmpty()).count();
    }

    /** How many were made of all rules. */
    public long made() {
      return sheet.questions().stream().filter(it -> it.author().isEmpty()).count();
    }

    /** The places of choices in a form, from 0. */
    public List<Integer> places() {
      return IntStream.range(0, QuestionBank.CHOICES_MOST).boxed().toList();
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.WRITE_QUESTIONS)
  ModelAndView questions(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String rule) {
    return office(
        visit, id, new QuestionBank.Wanted(rule, "", new EnumMap<>(Language.class)), List.of());
  }

  private ModelAndView office(
      Visit visit, UUID id, QuestionBank.Wanted wanted, List<String> problems) {
    ModelAndView view =
        Templates.page(
            "inform/bank",
            new Office(
                visit, bank.sheet(visit.signedIn(), id, visit.language()), wanted, problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  /** A new one: {@code asked.en}, {@code choice.en.0} and the like hold its words. */
  @PostMapping(PLACE)
  @Needs(Permission.WRITE_QUESTIONS)
  ModelAndView write(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String rule,
      @RequestParam(defaultValue = "") String right,
      @RequestParam Map<String, String> fields,
      RedirectAttributes flash) {
    Map<Language, QuestionBank.Words> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String tag = language.tag();
      words.put(
          language,
          new QuestionBank.Words(
              field(fields, "asked." + tag),
              IntStream.range(0, QuestionBank.CHOICES_MOST)
                  .mapToObj(place -> field(fields, "choice.%s.%d".formatted(tag, place)))
                  .toList(),
              field(fields, "why." + tag)));
    }
    QuestionBank.Wanted wanted = new QuestionBank.Wanted(rule, right, words);
    List<String> problems = bank.write(visit.signedIn(), id, wanted);
    if (!problems.isEmpty()) {
      return office(visit, id, wanted, problems);
    }
    flash.addFlashAttribute("notice", visit.text("inform.question.written"));
    return new ModelAndView("redirect:/office/editions/%s/questions".formatted(id));
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip().replaceAll("\\s*\\R\\s*", " ");
  }

  @PostMapping(PLACE + "/{question}/retirement")
  @Needs(Permission.WRITE_QUESTIONS)
  ModelAndView retire(
      Visit visit, @PathVariable UUID id, @PathVariable UUID question, RedirectAttributes flash) {
    bank.retire(visit.signedIn(), id, question);
    flash.addFlashAttribute("notice", visit.text("inform.question.retired"));
    return new ModelAndView("redirect:/office/editions/%s/questions".formatted(id));
  }
}
