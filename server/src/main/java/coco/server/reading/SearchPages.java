package coco.server.reading;

import coco.engine.page.Readers;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** Search: the front page with a question. */
@Controller
public class SearchPages {
  /** How many answers to questions are shown: whoever wants others asks with more words. */
  private static final int ANSWERS_MOST = 20;

  private final Search search;
  private final List<Answers> answers;

  SearchPages(Search search, List<Answers> answers) {
    this.search = search;
    this.answers = List.copyOf(answers);
  }

  /**
   * What was found.
   *
   * @param kind {@code rule}, {@code term}, {@code guidance} or {@code resource}
   * @param id of the rule that it is, or stands beside; else empty
   */
  public record Found(
      String kind,
      String id,
      String title,
      String address,
      String code,
      List<WordDiff.Piece> sentence) {
    public Found {
      sentence = List.copyOf(sentence);
    }
  }

  /**
   * An answer.
   *
   * @param here address of the search, without its question
   * @param instead what was looked for instead of a question that finds nothing
   * @param answers to questions, which not everybody may read
   * @param next address of the next page of the answer, where there is one
   */
  public record Page(
      Visit visit,
      String here,
      String question,
      Optional<String> problem,
      Optional<String> instead,
      int total,
      List<Found> found,
      List<Answers.Answer> answers,
      Optional<String> next) {
    public Page {
      answers = List.copyOf(answers);
      found = List.copyOf(found);
    }
  }

  @GetMapping(path = PublicPages.LANGUAGE, params = "q")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView open(
      Visit visit, @RequestParam String q, @RequestParam(defaultValue = "1") int page) {
    return answer(visit, "/" + visit.language().tag(), q, page, Readers.PUBLIC);
  }

  @GetMapping(path = "/me", params = "q")
  @Needs(Permission.READ_CODE)
  ModelAndView own(
      Visit visit, @RequestParam String q, @RequestParam(defaultValue = "1") int page) {
    visit.signedIn().mustBeAbleTo(Permission.READ_CODE);
    return answer(visit, "/me", q, page, Readers.OWN);
  }

  /** The last page that is answered; who looks further asks better. */
  private static final int PAGE_LAST = 250;

  private ModelAndView answer(Visit visit, String here, String asked, int page, Readers readers) {
    String question = asked.strip();
    boolean tooLong = question.length() > Search.LENGTH_MAX;
    int number = Math.clamp(page, 1, PAGE_LAST);
    Search.Answer answer =
        tooLong
            ? new Search.Answer(List.of(), 0, Optional.empty())
            : search.find(question, visit.language(), readers, number - 1);
    List<Found> found =
        answer.hits().stream()
            .map(
                hit ->
                    new Found(
                        hit.kind().key(),
                        hit.id(),
                        hit.title(),
                        root(visit, hit, readers) + place(hit),
                        hit.code(),
                        hit.sentence()))
            .toList();
    Optional<String> next =
        number < PAGE_LAST && number * Search.PAGE < answer.total()
            ? Optional.of(
                "%s?q=%s&page=%d"
                    .formatted(here, UriUtils.encode(question, StandardCharsets.UTF_8), number + 1))
            : Optional.empty();
    return Templates.page(
        "reading/search",
        new Page(
            visit,
            here,
            question,
            tooLong
                ? Optional.of(
                    visit.text("reading.search.too-long", Search.LENGTH_MAX, question.length()))
                : Optional.empty(),
            answer.instead(),
            answer.total(),
            found,
            readers == Readers.OWN && number == 1 && !tooLong && !question.isEmpty()
                ? answers(visit, question)
                : List.of(),
            next));
  }

  private List<Answers.Answer> answers(Visit visit, String question) {
    return answers.stream()
        .flatMap(it -> it.find(visit.signedIn(), question, visit.language(), ANSWERS_MOST).stream())
        .toList();
  }

  private static String place(Search.Hit hit) {
    return switch (hit.kind()) {
      case RULE -> Reading.place(hit.id());
      case TERM -> Reading.place(hit.anchor());
      case GUIDANCE -> Reading.place(hit.id()) + "#notes";
      case RESOURCE -> "/help";
    };
  }

  private static String root(Visit visit, Search.Hit hit, Readers readers) {
    String key = hit.edition().codeKey();
    return readers == Readers.OWN ? "/me/code/" + key : Place.code(visit.language(), key);
  }
}
