package coco.server.outreach;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Published;
import coco.server.inform.Answer;
import coco.server.inform.Examination;
import coco.server.inform.ReadingSheet;
import coco.server.inform.Step;
import coco.server.inform.Try;
import coco.server.relations.Party;
import coco.server.web.Languages;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of a party that was written to: it has no account. What stands in the address of a mail
 * opens a session for that one letter, at the press of a button, and leaves the address with it.
 */
@Controller
public class LetterPages {
  private static final String PLACE = "/letters";
  private static final String ONE = PLACE + "/{id}";
  private static final String TRY = ONE + "/tries/{number}";

  /** What a session keeps of a letter begins so; the letter's id follows. */
  private static final String PASS = "coco.letter.";

  private final PartyLetters letters;
  private final Clock clock;

  LetterPages(PartyLetters letters, Clock clock) {
    this.letters = letters;
    this.clock = clock;
  }

  /** Where a link leads: going in takes one press more, so that a mail scanner answers nothing. */
  public record Enter(Visit visit, String token, Letter letter, Party party) {}

  /**
   * How to get in.
   *
   * @param letter empty where a link says nothing
   * @param isAsked whether a new link was just asked for
   * @param isOver whether whoever has a link that was good is told that nothing is asked any more
   */
  public record Closed(Visit visit, Optional<UUID> letter, boolean isAsked, boolean isOver) {}

  /**
   * A letter.
   *
   * @param sheet empty where the edition was withdrawn
   * @param hashes of the texts that everybody can take away
   * @param problem the key of what could not be kept; {@code reason} is what was typed
   */
  public record One(
      Visit visit,
      Letter letter,
      Party party,
      boolean isLate,
      Optional<ReadingSheet> sheet,
      SortedMap<Language, String> hashes,
      String bound,
      String sentence,
      List<Try> tries,
      List<Answer> answers,
      Optional<String> problem,
      String reason) {
    public One {
      hashes = new TreeMap<>(hashes);
      tries = List.copyOf(tries);
      answers = List.copyOf(answers);
    }

    public String address() {
      return PLACE + "/" + letter.id();
    }

    public boolean isRunning() {
      return letter.mailing().isRunning();
    }

    /** Whether parts are still to be ticked off. */
    public boolean isToTick() {
      return letter.isToRead() && isRunning();
    }

    public boolean isToUnderstand() {
      return letter.isToUnderstand() && isRunning();
    }

    /** Whether an answer is still taken. */
    public boolean isToAnswer() {
      return isRunning() && letter.mailing().asks(Step.ACKNOWLEDGE) && letter.done().isEmpty();
    }

    /** The key of what has to be done before one can acknowledge; empty where nothing has. */
    public Optional<String> before() {
      if (letter.isToRead()) {
        return Optional.of("inform.problem.unread");
      }
      return letter.isToUnderstand()
          ? Optional.of("inform.problem.not-understood")
          : Optional.empty();
    }
  }

  /**
   * A try at the questions.
   *
   * @param given what was chosen, by the place of the question, where it could not be kept
   */
  public record Questions(
      Visit visit,
      Letter letter,
      Examination.Paper paper,
      Map<Integer, Integer> given,
      Optional<String> problem) {
    public Questions {
      given = new TreeMap<>(given);
    }

    public String address() {
      return PLACE + "/" + letter.id();
    }
  }

  /** Nobody is to find it, keep it, or learn of its address. */
  private static void keepQuiet(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  /** The pass of a browser for a letter; empty where it has none that is good. */
  private Optional<PartyLetters.Pass> pass(HttpServletRequest request, UUID id) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable(session.getAttribute(PASS + id))
            .map(hash -> new PartyLetters.Pass(id, hash.toString()))
            .filter(letters::isGood);
  }

  /** Whether a browser has come by a link to another letter. */
  private static boolean hasAnother(HttpServletRequest request, UUID id) {
    HttpSession session = request.getSession(false);
    return session != null
        && Collections.list(session.getAttributeNames()).stream()
            .anyMatch(name -> name.startsWith(PASS) && !name.equals(PASS + id));
  }

  /** How to get in; whoever came for another letter is not told that there is this one. */
  private ModelAndView closed(Visit visit, HttpServletRequest request, UUID id, boolean isAsked) {
    mayBeToldOf(request, id);
    return Templates.page(
        "outreach/closed",
        new Closed(visit, Optional.of(id), isAsked, hadThis(request, id) && letters.isOver(id)));
  }

  /** Whether a browser came by a link to this letter once. */
  private static boolean hadThis(HttpServletRequest request, UUID id) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(PASS + id) != null;
  }

  /** Whoever came for another letter only is not told that there is this one. */
  private static void mayBeToldOf(HttpServletRequest request, UUID id) {
    if (hasAnother(request, id) && !hadThis(request, id)) {
      throw new NotFound("the letter " + id);
    }
  }

  private static ModelAndView again(HttpServletRequest request, UUID id) {
    mayBeToldOf(request, id);
    return new ModelAndView("redirect:%s/%s".formatted(PLACE, id));
  }

  @GetMapping(PLACE + "/enter")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView enter(
      Visit visit, HttpServletResponse response, @RequestParam(defaultValue = "") String token) {
    keepQuiet(response);
    return switch (letters.door(token)) {
      case PartyLetters.Door.Open open ->
          Templates.page("outreach/enter", new Enter(visit, token, open.letter(), open.party()));
      case PartyLetters.Door.Shut shut -> shut(visit, shut);
    };
  }

  private ModelAndView shut(Visit visit, PartyLetters.Door.Shut shut) {
    ModelAndView view =
        Templates.page(
            "outreach/closed",
            new Closed(
                visit, shut.letter(), false, shut.letter().filter(letters::isOver).isPresent()));
    view.setStatus(HttpStatus.GONE);
    return view;
  }

  @PostMapping(PLACE + "/enter")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView goIn(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String token) {
    keepQuiet(response);
    return switch (letters.door(token)) {
      case PartyLetters.Door.Open open -> {
        if (request.getSession(false) != null) {
          request.changeSessionId();
        }
        request.getSession().setAttribute(PASS + open.letter().id(), open.pass().hash());
        speak(request, response, open.party().language());
        yield new ModelAndView("redirect:%s/%s".formatted(PLACE, open.letter().id()));
      }
      case PartyLetters.Door.Shut shut -> shut(visit, shut);
    };
  }

  /** In the language in which the party is written to, unless another was chosen here. */
  private static void speak(
      HttpServletRequest request, HttpServletResponse response, Language language) {
    Cookie[] cookies = request.getCookies();
    boolean isChosen =
        cookies != null
            && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(Languages.COOKIE));
    if (!isChosen) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(Languages.COOKIE, language.tag())
              .path("/")
              .maxAge(Duration.ofDays(365))
              .httpOnly(true)
              .sameSite("Lax")
              .build()
              .toString());
    }
  }

  /** Sends a new link to the address on file; says the same whether there is one. */
  @PostMapping(ONE + "/links")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView sendLink(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id) {
    keepQuiet(response);
    mayBeToldOf(request, id);
    letters.sendLink(id);
    return closed(visit, request, id, true);
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_PUBLIC)
  ModelAndView one(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String proof) {
    keepQuiet(response);
    Optional<PartyLetters.Pass> pass = pass(request, id);
    if (pass.isEmpty()) {
      return closed(visit, request, id, false);
    }
    if (!proof.equals("soon")) {
      return one(visit, pass.get(), Optional.empty(), "");
    }
    ModelAndView view = one(visit, pass.get(), Optional.of("inform.problem.proof"), "");
    view.setStatus(HttpStatus.OK);
    return view;
  }

  private ModelAndView one(
      Visit visit, PartyLetters.Pass pass, Optional<String> problem, String reason) {
    Letter letter = letters.open(pass);
    Optional<Published> edition = letters.edition(letter);
    ModelAndView view =
        Templates.page(
            "outreach/letter",
            new One(
                visit,
                letter,
                letters.addressee(letter),
                letter.isLate(clock.instant()),
                edition.map(it -> letters.sheet(letter, it, visit.texts())),
                edition.map(letters::hashes).orElseGet(TreeMap::new),
                edition.map(letters::bound).orElse(""),
                edition.map(it -> letters.sentence(it, visit.texts())).orElse(""),
                letters.tries(letter),
                letters.answers(letter),
                problem,
                reason));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  /** What a page's script counted: {@code rule.CS-1=12}, seconds by rule. */
  @PostMapping(ONE + "/views")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<Void> seen(
      Visit visit,
      HttpServletRequest request,
      @PathVariable UUID id,
      @RequestParam Map<String, String> fields) {
    pass(request, id)
        .ifPresent(pass -> letters.seen(pass, visit.language(), ReadingSheet.seconds(fields)));
    return ResponseEntity.noContent().build();
  }

  @PostMapping(ONE + "/parts")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView read(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String part) {
    keepQuiet(response);
    Optional<PartyLetters.Pass> pass = pass(request, id);
    if (pass.isEmpty()) {
      return again(request, id);
    }
    Letter letter = letters.letter(pass.get());
    Optional<ReadingSheet> sheet =
        letters.edition(letter).map(it -> letters.sheet(letter, it, visit.texts()));
    List<String> rules =
        sheet.stream()
            .flatMap(it -> it.parts().stream())
            .filter(it -> it.id().equals(part))
            .findFirst()
            .map(ReadingSheet.Part::ruleIds)
            .orElse(List.of());
    if (sheet.isPresent() && rules.isEmpty()) {
      throw new NotFound("the part " + part);
    }
    Optional<String> problem = letters.read(pass.get(), visit.language(), rules);
    return problem.isPresent()
        ? one(visit, pass.get(), problem, "")
        : new ModelAndView("redirect:%s/%s%s".formatted(PLACE, id, next(visit, pass.get())));
  }

  /** The place on the page where it goes on. */
  private String next(Visit visit, PartyLetters.Pass pass) {
    Letter letter = letters.letter(pass);
    return letters
        .edition(letter)
        .map(it -> letters.sheet(letter, it, visit.texts()))
        .flatMap(
            it -> it.parts().stream().filter(part -> part.isToRead() && !part.isRead()).findFirst())
        .map(part -> "#" + part.id())
        .orElse(letter.isToUnderstand() ? "#understand" : "#answer");
  }

  @PostMapping(ONE + "/tries")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView begin(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id) {
    keepQuiet(response);
    Optional<PartyLetters.Pass> pass = pass(request, id);
    if (pass.isEmpty()) {
      return again(request, id);
    }
    return switch (letters.begin(pass.get(), visit.language())) {
      case PartyLetters.Outcome.Yes yes ->
          new ModelAndView("redirect:%s/%s/tries/%d".formatted(PLACE, id, yes.number()));
      case PartyLetters.Outcome.No no -> one(visit, pass.get(), Optional.of(no.problem()), "");
    };
  }

  @GetMapping(TRY)
  @Needs(Permission.READ_PUBLIC)
  ModelAndView questions(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id,
      @PathVariable int number) {
    keepQuiet(response);
    Optional<PartyLetters.Pass> pass = pass(request, id);
    return pass.isEmpty()
        ? again(request, id)
        : questions(visit, pass.get(), number, Map.of(), Optional.empty());
  }

  private ModelAndView questions(
      Visit visit,
      PartyLetters.Pass pass,
      int number,
      Map<Integer, Integer> given,
      Optional<String> problem) {
    Letter letter = letters.letter(pass);
    ModelAndView view =
        Templates.page(
            "outreach/questions",
            new Questions(
                visit, letter, letters.paper(letter, number, visit.language()), given, problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(TRY + "/answers")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView answer(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id,
      @PathVariable int number,
      @RequestParam Map<String, String> fields) {
    keepQuiet(response);
    Optional<PartyLetters.Pass> pass = pass(request, id);
    if (pass.isEmpty()) {
      return again(request, id);
    }
    Map<Integer, Integer> given = Examination.given(fields);
    return switch (letters.answer(pass.get(), number, given, visit.language())) {
      case PartyLetters.Outcome.Yes yes ->
          new ModelAndView("redirect:%s/%s/tries/%d".formatted(PLACE, id, yes.number()));
      case PartyLetters.Outcome.No no ->
          questions(visit, pass.get(), number, given, Optional.of(no.problem()));
    };
  }

  @PostMapping(ONE + "/answers")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView answer(
      Visit visit,
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String texts,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    keepQuiet(response);
    Optional<PartyLetters.Pass> pass = pass(request, id);
    if (pass.isEmpty()) {
      return again(request, id);
    }
    Answer.Kind given =
        Answer.Kind.ofKey(kind).orElseThrow(() -> new NotFound("the answer " + kind));
    Optional<String> problem = letters.answer(pass.get(), given, visit.texts(), texts, reason);
    if (problem.isPresent()) {
      return one(visit, pass.get(), problem, reason);
    }
    flash.addFlashAttribute("notice", visit.text("inform.answered." + given.key()));
    return new ModelAndView("redirect:%s/%s".formatted(PLACE, id));
  }

  @GetMapping(ONE + "/proof")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<byte[]> proof(
      HttpServletRequest request, HttpServletResponse response, @PathVariable UUID id) {
    keepQuiet(response);
    Optional<PartyLetters.Proof> proof =
        pass(request, id).map(letters::letter).flatMap(letters::proof);
    if (proof.isEmpty()) {
      // Soon there is, or the page says how to get in.
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, "%s/%s?proof=soon".formatted(PLACE, id))
          .build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(proof.get().name()).build().toString())
        .body(proof.get().text().getBytes(StandardCharsets.UTF_8));
  }
}
