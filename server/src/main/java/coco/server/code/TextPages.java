package coco.server.code;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.language.text.Phrases;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
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
import tools.jackson.databind.json.JsonMapper;

/** Writing one text of an edition, with what is found in it beside; its history. */
@Controller
public class TextPages {
  /** The words of CodeMirror, and the key of ours for each. */
  private static final Map<String, String> EDITOR_PHRASES =
      Map.ofEntries(
          Map.entry("Find", "find"),
          Map.entry("Replace", "replace-with"),
          Map.entry("next", "next"),
          Map.entry("previous", "previous"),
          Map.entry("all", "all"),
          Map.entry("match case", "match-case"),
          Map.entry("by word", "by-word"),
          Map.entry("regexp", "regexp"),
          Map.entry("replace", "replace"),
          Map.entry("replace all", "replace-all"),
          Map.entry("close", "close"),
          Map.entry("current match", "current-match"),
          Map.entry("replaced $ matches", "replaced"),
          Map.entry("replaced match on line $", "replaced-on"),
          Map.entry("on line", "on-line"),
          Map.entry("Completions", "proposals"),
          Map.entry("Diagnostics", "findings"),
          Map.entry("No diagnostics", "nothing"));

  private final Editions editions;
  private final CodeReader reader;

  TextPages(Editions editions, CodeReader reader) {
    this.editions = editions;
    this.reader = reader;
  }

  /**
   * The editor.
   *
   * @param title what the code is called
   * @param base number of the text that the writer began from
   * @param theirs the text of somebody else who saved the same lines meanwhile
   * @param copy what this writer wrote last and has not saved
   * @param others who else has been writing this text lately
   */
  public record Editor(
      Visit visit,
      Edition edition,
      String title,
      Language of,
      String text,
      int base,
      Findings findings,
      Optional<Saved> theirs,
      Optional<WorkingCopy> copy,
      List<String> others) {
    public Editor {
      others = List.copyOf(others);
    }

    /** What the editor itself says, in the reader's language: JSON by its own English words. */
    public String phrases() {
      Map<String, String> phrases = new TreeMap<>();
      EDITOR_PHRASES.forEach(
          (english, key) -> phrases.put(english, visit.text("code.editor.search." + key)));
      return JsonMapper.shared().writeValueAsString(phrases);
    }

    /** The words of sentences in the text's language, one blank between two. */
    public String words() {
      return String.join(" ", Phrases.of(of).words());
    }
  }

  /**
   * What is found in a text: a fragment of the editor, and of the page that is swapped into it.
   *
   * @param here the text's own address
   * @param obstacle what its head says that no edition of this code may say
   * @param isWhole whether examples have run and rules were held against each other
   */
  public record Findings(
      Visit visit,
      String here,
      List<FindingLine> lines,
      Optional<Refused> obstacle,
      boolean isPublishable,
      boolean isWhole) {
    public Findings {
      lines = List.copyOf(lines);
    }
  }

  /** The texts of a language; the title is the code's. */
  public record History(
      Visit visit, Edition edition, String title, Language of, List<Saved> texts) {
    public History {
      texts = List.copyOf(texts);
    }
  }

  public record Old(Visit visit, Edition edition, Saved saved, boolean isLatest) {}

  /** A text as its readers will see it. */
  public record Preview(
      Visit visit,
      Edition edition,
      Language of,
      String title,
      List<Part> parts,
      Surroundings around) {
    public Preview {
      parts = List.copyOf(parts);
    }

    /** A rule as HTML. */
    public record Part(String id, String title, String html) {}
  }

  static Language language(String tag) {
    return Language.ofTag(tag)
        .filter(language -> language.tag().equals(tag))
        .orElseThrow(() -> new NotFound("the language " + tag));
  }

  @GetMapping("/office/editions/{id}/texts/{tag}")
  @Needs(Permission.WRITE_CODE)
  ModelAndView editor(Visit visit, @PathVariable UUID id, @PathVariable String tag) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = language(tag);
    if (!edition.isOpen()) {
      return new ModelAndView("redirect:" + here(id, of) + "/preview");
    }
    Saved latest = edition.texts().get(of);
    Optional<WorkingCopy> copy = editions.copy(visit.signedIn(), id, of);
    String text = copy.map(WorkingCopy::text).orElse(latest == null ? "" : latest.text());
    int base = copy.map(WorkingCopy::base).orElse(latest == null ? 0 : latest.number());
    return editor(visit, edition, of, text, base, Optional.empty(), copy);
  }

  private ModelAndView editor(
      Visit visit,
      Edition edition,
      Language of,
      String text,
      int base,
      Optional<Saved> theirs,
      Optional<WorkingCopy> copy) {
    return Templates.page(
        "code/editor",
        new Editor(
            visit,
            edition,
            reader.title(edition, visit.language()),
            of,
            text,
            base,
            findings(visit, edition, of, text, false),
            theirs,
            copy,
            editions.alsoWriting(visit.signedIn(), edition.id(), of)));
  }

  private Findings findings(
      Visit visit, Edition edition, Language of, String text, boolean patiently) {
    Optional<Saved> other =
        edition.texts().values().stream().filter(saved -> saved.language() != of).findFirst();
    CodeReader.Found found = reader.found(of, text, other, patiently);
    boolean isPublishable = found.document().isPublishable();
    Optional<Refused> obstacle =
        found.document().isSound()
            ? editions.obstacleInHead(edition, found.document().code())
            : Optional.empty();
    return new Findings(
        visit,
        here(edition.id(), of),
        FindingLine.of(found.document(), visit.language()),
        obstacle,
        isPublishable && obstacle.isEmpty(),
        found.isWhole());
  }

  private static String here(UUID id, Language of) {
    return "/office/editions/%s/texts/%s".formatted(id, of.tag());
  }

  /** The findings of a text that is being written. */
  @PostMapping("/office/editions/{id}/texts/{tag}/findings")
  @Needs(Permission.WRITE_CODE)
  ModelAndView findings(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam(defaultValue = "false") boolean patiently) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    return Templates.page(
        "code/findings", findings(visit, edition, language(tag), text, patiently));
  }

  @PostMapping("/office/editions/{id}/texts/{tag}")
  @Needs(Permission.WRITE_CODE)
  ModelAndView save(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam String text,
      @RequestParam int base,
      @RequestParam(defaultValue = "") String remark,
      RedirectAttributes flash) {
    Language of = language(tag);
    String place = "redirect:" + here(id, of);
    return switch (editions.save(visit.signedIn(), id, of, text, base, Remark.own(remark))) {
      case Editions.Save.Kept saved -> {
        flash.addFlashAttribute("notice", visit.text("code.editor.kept", saved.number()));
        yield new ModelAndView(place);
      }
      case Editions.Save.Joined joined -> {
        flash.addFlashAttribute("notice", visit.text("code.editor.joined"));
        yield new ModelAndView(place);
      }
      case Editions.Save.Clash clash -> {
        Edition edition = editions.visibleTo(visit.signedIn(), id);
        ModelAndView view =
            editor(
                visit,
                edition,
                of,
                text,
                clash.theirs().number(),
                Optional.of(clash.theirs()),
                Optional.empty());
        view.setStatus(HttpStatus.CONFLICT);
        yield view;
      }
      case Editions.Save.Closed closed -> {
        Edition edition = editions.visibleTo(visit.signedIn(), id);
        Visit told = visit.saying(visit.text("code.refused.closed"));
        ModelAndView view =
            editor(told, edition, of, text, base, Optional.empty(), Optional.empty());
        view.setStatus(HttpStatus.CONFLICT);
        yield view;
      }
    };
  }

  @GetMapping("/office/editions/{id}/texts/{tag}/history")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView history(Visit visit, @PathVariable UUID id, @PathVariable String tag) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = language(tag);
    return Templates.page(
        "code/history",
        new History(
            visit,
            edition,
            reader.title(edition, visit.language()),
            of,
            editions.history(visit.signedIn(), id, of)));
  }

  @GetMapping("/office/editions/{id}/texts/{tag}/history/{number}")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView old(
      Visit visit, @PathVariable UUID id, @PathVariable String tag, @PathVariable int number) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Saved saved = editions.text(visit.signedIn(), id, language(tag), number);
    Saved latest = edition.texts().get(saved.language());
    return Templates.page(
        "code/old", new Old(visit, edition, saved, latest != null && latest.number() == number));
  }

  /** Makes an old text the text of today again, as a new save: nothing after it is lost. */
  @PostMapping("/office/editions/{id}/texts/{tag}/restoration")
  @Needs(Permission.WRITE_CODE)
  ModelAndView restore(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable String tag,
      @RequestParam int number,
      RedirectAttributes flash) {
    Language of = language(tag);
    Saved old = editions.text(visit.signedIn(), id, of, number);
    Saved latest = editions.visibleTo(visit.signedIn(), id).texts().get(of);
    Editions.Save outcome =
        editions.save(
            visit.signedIn(),
            id,
            of,
            old.text(),
            latest == null ? 0 : latest.number(),
            new Remark.Made(Remark.Kind.RESTORED, Integer.toString(number)));
    flash.addFlashAttribute(
        "notice",
        visit.text(
            outcome instanceof Editions.Save.Closed
                ? "code.refused.closed"
                : "code.editor.restored",
            number));
    return new ModelAndView("redirect:%s/history".formatted(here(id, of)));
  }

  @GetMapping("/office/editions/{id}/texts/{tag}/preview")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView preview(Visit visit, @PathVariable UUID id, @PathVariable String tag) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Language of = language(tag);
    Saved saved = edition.texts().get(of);
    if (saved == null) {
      throw new NotFound("a text in " + tag);
    }
    Document document = reader.document(saved);
    List<Preview.Part> parts = new ArrayList<>();
    Surroundings around = Surroundings.NONE;
    if (document.isSound()) {
      CodeParts html =
          new CodeParts(document, reader.holidays(), Readers.OWN, anchor -> "#" + anchor);
      around = Surroundings.of(html);
      document
          .rules()
          .forEach(
              rule -> parts.add(new Preview.Part(rule.id().text(), rule.title(), html.rule(rule))));
    }
    return Templates.page(
        "code/preview",
        new Preview(visit, edition, of, CodeReader.title(edition, document), parts, around));
  }
}
