package coco.server.support;

import coco.language.text.Language;
import coco.server.reading.Contacts;
import coco.server.reading.Findable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Resources on the page of help, on the pages of their rules, and among what is found. */
@Component
class HelpContacts implements Contacts, Findable {
  private final Resources resources;

  HelpContacts(Resources resources) {
    this.resources = resources;
  }

  private record Heading(String title, Language language) {}

  @Override
  public List<Theme> of(String codeKey, Language language, boolean internal) {
    Map<Heading, List<Contact>> themes = new LinkedHashMap<>();
    List<Resource> all =
        resources.of(codeKey).stream().filter(it -> internal || !it.internal()).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    Set<String> seen = resources.rules(codeKey, internal);
    for (Resource resource : all) {
      Language spoken = resource.spoken(language);
      Resource.Words words = resource.in(language);
      themes
          .computeIfAbsent(new Heading(words.theme(), spoken), any -> new ArrayList<>())
          .add(
              new Contact(
                  "contact-" + resource.id(),
                  words.name(),
                  words.text(),
                  spoken,
                  resource.phone(),
                  resource.email(),
                  resource.link(),
                  resource.rules().stream().filter(seen::contains).toList(),
                  resource.internal()));
    }
    return themes.entrySet().stream()
        .map(it -> new Theme(it.getKey().title(), it.getKey().language(), it.getValue()))
        .toList();
  }

  @Override
  public String version() {
    return resources.version();
  }

  @Override
  public List<Thing> all(Language language) {
    return resources.all().stream()
        .map(
            it -> {
              Resource.Words words = it.in(language);
              return new Thing(
                  Kind.RESOURCE,
                  it.codeKey(),
                  "",
                  words.name(),
                  String.join(" ", words.theme(), words.text(), it.phone(), it.email(), it.link())
                      .strip(),
                  it.internal());
            })
        .toList();
  }
}
