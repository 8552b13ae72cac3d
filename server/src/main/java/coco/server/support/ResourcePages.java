package coco.server.support;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Resources and contacts, as they are kept. */
@Controller
public class ResourcePages {
  private static final String ALL = "/office/resources";
  private static final String ONE = ALL + "/{id}";

  private final Resources resources;
  private final Publications publications;

  ResourcePages(Resources resources, Publications publications) {
    this.resources = resources;
    this.publications = publications;
  }

  /**
   * The list, and the form to add to it.
   *
   * @param codes the keys of those in force
   */
  public record All(
      Visit visit,
      List<String> codes,
      List<Resource> resources,
      Resources.Entry entry,
      List<Resources.Problem> problems) {
    public All {
      codes = List.copyOf(codes);
      resources = List.copyOf(resources);
      problems = List.copyOf(problems);
    }
  }

  /** One, in the form that corrects it. */
  public record One(
      Visit visit,
      List<String> codes,
      Resource resource,
      Resources.Entry entry,
      List<Resources.Problem> problems) {
    public One {
      codes = List.copyOf(codes);
      problems = List.copyOf(problems);
    }
  }

  @GetMapping(ALL)
  @Needs(Permission.MANAGE_RESOURCES)
  ModelAndView all(Visit visit) {
    return all(visit, Resources.Entry.empty(), List.of());
  }

  private ModelAndView all(Visit visit, Resources.Entry entry, List<Resources.Problem> problems) {
    return view(
        "support/resources",
        new All(visit, codes(), resources.all(visit.signedIn()), entry, problems),
        problems);
  }

  private List<String> codes() {
    return publications.inForce().stream().map(Published::codeKey).toList();
  }

  private static ModelAndView view(String template, Object page, List<Resources.Problem> problems) {
    ModelAndView view = Templates.page(template, page);
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ALL)
  @Needs(Permission.MANAGE_RESOURCES)
  ModelAndView add(
      Visit visit, @RequestParam Map<String, String> fields, RedirectAttributes flash) {
    Resources.Entry entry = entry(fields);
    return switch (resources.add(visit.signedIn(), entry)) {
      case Resources.Outcome.Kept kept -> kept(visit, "support.resource.added", flash);
      case Resources.Outcome.Refused refused -> all(visit, entry, refused.problems());
    };
  }

  private static ModelAndView kept(Visit visit, String done, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", visit.text(done));
    return new ModelAndView("redirect:" + ALL);
  }

  private static Resources.Entry entry(Map<String, String> fields) {
    Map<Language, Resource.Words> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String tag = language.tag();
      words.put(
          language,
          new Resource.Words(
              fields.getOrDefault("theme-" + tag, ""),
              fields.getOrDefault("name-" + tag, ""),
              fields.getOrDefault("text-" + tag, "")));
    }
    return new Resources.Entry(
        fields.getOrDefault("code", ""),
        words,
        fields.getOrDefault("phone", ""),
        fields.getOrDefault("email", ""),
        fields.getOrDefault("link", ""),
        fields.getOrDefault("rules", ""),
        !fields.getOrDefault("audience", "internal").equals("public"));
  }

  @GetMapping(ONE)
  @Needs(Permission.MANAGE_RESOURCES)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    Resource resource = resources.byId(visit.signedIn(), id);
    return one(visit, resource, Resources.Entry.of(resource), List.of());
  }

  private ModelAndView one(
      Visit visit, Resource resource, Resources.Entry entry, List<Resources.Problem> problems) {
    return view("support/resource", new One(visit, codes(), resource, entry, problems), problems);
  }

  @PostMapping(ONE + "/correction")
  @Needs(Permission.MANAGE_RESOURCES)
  ModelAndView correct(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam Map<String, String> fields,
      RedirectAttributes flash) {
    Resources.Entry entry = entry(fields);
    return switch (resources.correct(visit.signedIn(), id, entry)) {
      case Resources.Outcome.Kept kept -> kept(visit, "support.resource.corrected", flash);
      case Resources.Outcome.Refused refused ->
          one(visit, resources.byId(visit.signedIn(), id), entry, refused.problems());
    };
  }

  @PostMapping(ONE + "/removal")
  @Needs(Permission.MANAGE_RESOURCES)
  ModelAndView remove(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    resources.remove(visit.signedIn(), id);
    return kept(visit, "support.resource.removed", flash);
  }
}
