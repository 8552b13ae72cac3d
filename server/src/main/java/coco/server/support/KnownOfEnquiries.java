package coco.server.support;

import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.privacy.KnownOfPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody asked by name, and what was answered; nothing of what they asked without. */
@Component
class KnownOfEnquiries implements KnownOfPerson {
  private static final int MOST = 2_000;

  private final EnquiryStore store;
  private final Publications publications;

  KnownOfEnquiries(EnquiryStore store, Publications publications) {
    this.store = store;
    this.publications = publications;
  }

  @Override
  public Known of(Viewer viewer, UUID person, Said said) {
    List<Happened> happened = new ArrayList<>();
    if (KnownOfPerson.isWhole(viewer, person)) {
      for (Enquiry question : store.ofAuthor(person, MOST)) {
        String edition = said.edition(question.codeKey(), publications.name(question.edition()));
        Optional<UUID> about = Optional.of(question.id());
        happened.add(
            new Happened(
                question.at(),
                edition,
                about,
                said.of("support.known.asked-of", question.rule()),
                question.words()));
        question
            .answer()
            .ifPresent(
                it ->
                    happened.add(
                        new Happened(
                            it.at(),
                            edition,
                            about,
                            said.of("support.known.answered", it.by()),
                            it.words())));
      }
    }
    return Known.of(happened);
  }
}
