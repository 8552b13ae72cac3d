package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the link leads that an empty installation prints: the first administrator's account. */
@Controller
public class FirstPages {
  private final People people;
  private final Passwords passwords;
  private final Sessions sessions;

  FirstPages(People people, Passwords passwords, Sessions sessions) {
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  /**
   * The form.
   *
   * @param problems keys of what is wrong with it
   */
  public record Form(Visit visit, String token, String name, String email, List<String> problems) {
    public Form {
      problems = List.copyOf(problems);
    }
  }

  @GetMapping("/first")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView form(Visit visit, @RequestParam String token) {
    if (!people.isFirstLink(token)) {
      throw new NotFound("a link for a first administrator");
    }
    return Templates.page("people/first", new Form(visit, token, "", "", List.of()));
  }

  @PostMapping("/first")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView make(
      Visit visit,
      @RequestParam String token,
      @RequestParam String name,
      @RequestParam String email,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    List<String> problems = problems(name, email, password);
    if (!problems.isEmpty()) {
      ModelAndView view =
          Templates.page("people/first", new Form(visit, token, name, email, problems));
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return view;
    }
    Person first =
        people
            .makeFirst(token, email, name, visit.language(), password)
            .orElseThrow(() -> new NotFound("a link for a first administrator"));
    sessions.begin(first, "first link", request, response);
    return new ModelAndView("redirect:/office");
  }

  private List<String> problems(String name, String email, String password) {
    List<String> problems = new ArrayList<>();
    People.problem(name, email)
        .map(it -> it.equals("people.problem.name") ? "people.problem.own-name" : it)
        .ifPresent(problems::add);
    passwords.problem(password, List.of(name, email)).ifPresent(problems::add);
    return problems;
  }
}
