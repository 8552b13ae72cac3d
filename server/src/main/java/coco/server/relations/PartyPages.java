package coco.server.relations;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** The list of parties, with its search, and the page of each. */
@Controller
public class PartyPages {
  private final Parties parties;

  PartyPages(Parties parties) {
    this.parties = parties;
  }

  /**
   * The list.
   *
   * @param words searched for
   * @param kind searched for, by its key; empty for all
   * @param entry as the form holds it, and what is wrong with it
   */
  public record Directory(
      Visit visit,
      Parties.Found found,
      String words,
      String kind,
      Parties.Entry entry,
      List<String> problems) {
    public Directory {
      problems = List.copyOf(problems);
    }

    /** The address of another page of the same search. */
    public String page(int number) {
      return "/office/parties?q=%s&kind=%s&page=%d"
          .formatted(URLEncoder.encode(words, StandardCharsets.UTF_8), kind, number);
    }

    public boolean isSearch() {
      return !words.isBlank() || !kind.isEmpty();
    }

    public List<Party.Kind> kinds() {
      return List.of(Party.Kind.values());
    }
  }

  /**
   * One party.
   *
   * @param told what it was told, the latest first
   * @param kept what would stay of it if it were deleted
   * @param entry as the form for correcting it holds it, and what is wrong with it
   */
  public record One(
      Visit visit,
      Party party,
      List<PartyRecords.Told> told,
      List<String> kept,
      Parties.Entry entry,
      List<String> problems) {
    public One {
      told = List.copyOf(told);
      kept = List.copyOf(kept);
      problems = List.copyOf(problems);
    }
  }

  @GetMapping("/office/parties")
  @Needs(Permission.READ_PARTIES)
  ModelAndView directory(
      Visit visit,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "1") int page) {
    return directory(visit, q, kind, page, Parties.Entry.empty(), List.of());
  }

  private ModelAndView directory(
      Visit visit, String q, String kind, int page, Parties.Entry entry, List<String> problems) {
    Optional<Party.Kind> chosen = Party.Kind.ofKey(kind);
    return Templates.page(
        "relations/directory",
        new Directory(
            visit,
            parties.visibleTo(visit.signedIn(), q, chosen, page),
            q,
            chosen.map(Party.Kind::key).orElse(""),
            entry,
            problems));
  }

  @PostMapping("/office/parties")
  @Needs(Permission.MANAGE_PARTIES)
  ModelAndView add(
      Visit visit,
      @RequestParam String kind,
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam String zone,
      @RequestParam String contact,
      @RequestParam String since,
      RedirectAttributes flash) {
    Parties.Entry entry = new Parties.Entry(kind, name, language, zone, contact, since);
    return switch (parties.add(visit.signedIn(), entry)) {
      case Parties.Outcome.Kept kept -> {
        flash.addFlashAttribute("notice", visit.text("relations.added", kept.party().name()));
        yield new ModelAndView("redirect:/office/parties/" + kept.party().id());
      }
      case Parties.Outcome.Refused refused -> {
        ModelAndView view = directory(visit, "", "", 1, entry, refused.problems());
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        yield view;
      }
    };
  }

  @GetMapping("/office/parties/{id}")
  @Needs(Permission.READ_PARTIES)
  ModelAndView party(Visit visit, @PathVariable UUID id) {
    Party party = parties.visibleTo(visit.signedIn(), id);
    return one(visit, party, Parties.Entry.of(party), List.of());
  }

  private ModelAndView one(Visit visit, Party party, Parties.Entry entry, List<String> problems) {
    return Templates.page(
        "relations/party",
        new One(
            visit,
            party,
            parties.told(visit.signedIn(), party, visit.texts()),
            parties.kept(visit.signedIn(), party, visit.texts()),
            entry,
            problems));
  }

  @PostMapping("/office/parties/{id}/correction")
  @Needs(Permission.MANAGE_PARTIES)
  ModelAndView correct(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam String kind,
      @RequestParam String name,
      @RequestParam String language,
      @RequestParam String zone,
      @RequestParam String contact,
      @RequestParam String since,
      RedirectAttributes flash) {
    Parties.Entry entry = new Parties.Entry(kind, name, language, zone, contact, since);
    return switch (parties.correct(visit.signedIn(), id, entry)) {
      case Parties.Outcome.Kept kept -> {
        flash.addFlashAttribute("notice", visit.text("relations.corrected", kept.party().name()));
        yield new ModelAndView("redirect:/office/parties/" + id);
      }
      case Parties.Outcome.Refused refused -> {
        Party party = parties.visibleTo(visit.signedIn(), id);
        ModelAndView view = one(visit, party, entry, refused.problems());
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        yield view;
      }
    };
  }

  @PostMapping("/office/parties/{id}/removal")
  @Needs(Permission.MANAGE_PARTIES)
  ModelAndView remove(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    String name = parties.remove(visit.signedIn(), id);
    flash.addFlashAttribute("notice", visit.text("relations.removed", name));
    return new ModelAndView("redirect:/office/parties");
  }
}
