package coco.server.reading;

import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.CodeReader;
import coco.server.code.Edition;
import coco.server.code.Editions;
import coco.server.code.Published;
import coco.server.code.Saved;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * What changed between two editions: two published ones for everybody, the same with internal
 * chapters for those who work here, a draft and any edition in the office.
 */
@Controller
public class ChangePages {
  private final Places places;
  private final Readings readings;
  private final Editions editions;
  private final CodeReader reader;

  ChangePages(Places places, Readings readings, Editions editions, CodeReader reader) {
    this.places = places;
    this.readings = readings;
    this.editions = editions;
    this.reader = reader;
  }

  /** An edition to choose. */
  public record Choice(String value, String name) {}

  /**
   * What changed.
   *
   * @param back address of the page above
   * @param root under which the later edition's rules lie; empty where they have no pages
   * @param from the earlier edition's value, empty where there is none to compare with
   * @param changes absent where there are not two editions
   */
  public record Page(
      Visit visit,
      String title,
      Language of,
      String here,
      String back,
      String root,
      List<Choice> choices,
      List<Choice> laterChoices,
      String from,
      String to,
      String fromName,
      String toName,
      Optional<Changes> changes) {
    public Page {
      choices = List.copyOf(choices);
      laterChoices = List.copyOf(laterChoices);
    }
  }

  /** The address of what changed. */
  static String address(String code, String from, String to) {
    return "%s/changes?from=%s&to=%s"
        .formatted(
            code,
            UriUtils.encodeQueryParam(from, StandardCharsets.UTF_8),
            UriUtils.encodeQueryParam(to, StandardCharsets.UTF_8));
  }

  @GetMapping(PublicPages.LANGUAGE + "/{key}/changes")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView open(
      Visit visit,
      @PathVariable String key,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to) {
    Place place = places.open(visit.language(), key, Optional.empty());
    return published(visit, place, Place.code(visit.language(), key), from, to, Readers.PUBLIC);
  }

  @GetMapping("/me/code/{key}/changes")
  @Needs(Permission.READ_CODE)
  ModelAndView own(
      Visit visit,
      @PathVariable String key,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to) {
    Place place = places.whole(visit, key);
    return published(visit, place, place.root(), from, to, Readers.OWN);
  }

  /** Without a choice: from the edition before the one in force to the one in force. */
  private ModelAndView published(
      Visit visit,
      Place place,
      String root,
      Optional<String> from,
      Optional<String> to,
      Readers readers) {
    List<Published> all = place.published();
    Published later =
        to.filter(name -> !name.isBlank())
            .map(name -> places.named(place.reading().edition().codeKey(), all, name))
            .orElse(place.reading().edition());
    int at = all.indexOf(later);
    Optional<Published> earlier =
        from.filter(name -> !name.isBlank())
            .map(name -> places.named(place.reading().edition().codeKey(), all, name))
            .or(() -> at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty());
    List<Choice> choices =
        all.stream().map(edition -> new Choice(edition.name(), edition.name())).toList();
    Reading after = readings.of(later, visit.language(), readers);
    Optional<Changes> changes =
        earlier.map(
            edition ->
                Changes.of(
                    readings.of(edition, visit.language(), readers).document(),
                    after.document(),
                    visit.texts()));
    String rules =
        readers == Readers.PUBLIC
            ? Place.edition(visit.language(), later)
            : later.equals(place.reading().edition()) ? root : "";
    return Templates.page(
        "reading/changes",
        new Page(
            visit,
            after.title(),
            after.language(),
            root + "/changes",
            root,
            rules,
            choices,
            choices,
            earlier.map(Published::name).orElse(""),
            later.name(),
            earlier.map(Published::name).orElse(""),
            later.name(),
            changes));
  }

  /** Without a choice: from the edition that it was begun from, else the one published last. */
  @GetMapping("/office/editions/{id}/changes")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView draft(Visit visit, @PathVariable UUID id, @RequestParam Optional<UUID> from) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    List<Edition> others =
        editions.visibleTo(visit.signedIn(), edition.codeKey()).stream()
            .filter(each -> !each.id().equals(id))
            .toList();
    Optional<Edition> earlier =
        from.isPresent()
            ? Optional.of(
                others.stream()
                    .filter(each -> each.id().equals(from.get()))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("the edition " + from.get())))
            : others.stream()
                .filter(each -> each.publication().isPresent())
                .findFirst()
                .or(() -> others.stream().findFirst());
    Document after = document(edition, visit.language());
    return Templates.page(
        "reading/changes",
        new Page(
            visit,
            after.title(),
            after.language(),
            "/office/editions/%s/changes".formatted(id),
            "/office/editions/" + id,
            "",
            others.stream().map(each -> choice(visit, each)).toList(),
            List.of(),
            earlier.map(each -> each.id().toString()).orElse(""),
            id.toString(),
            earlier.map(each -> choice(visit, each).name()).orElse(""),
            choice(visit, edition).name(),
            earlier.map(
                each -> Changes.of(document(each, visit.language()), after, visit.texts()))));
  }

  private Choice choice(Visit visit, Edition edition) {
    String name = document(edition, visit.language()).code().edition();
    return new Choice(
        edition.id().toString(),
        visit.text(
            "reading.changes.choice", name, visit.text("code.state." + edition.state().key())));
  }

  private Document document(Edition edition, Language language) {
    Saved saved = edition.shown(language);
    return reader.document(saved);
  }
}
