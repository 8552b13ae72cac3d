package coco.language.check;

import coco.language.Document;
import coco.language.Finding;
import java.util.ArrayList;
import java.util.List;

/** Every check of one document that has been read. */
public final class DocumentChecks {
  private DocumentChecks() {}

  /** The findings, of all checks in turn; none repeats what reading has reported. */
  public static List<Finding> run(Document document) {
    List<Finding> findings = new ArrayList<>();
    new NameCheck(document, findings).run();
    new CalendarCheck(document, findings).run();
    new ClarityCheck(document, findings).run();
    new CompletenessCheck(document, findings).run();
    return findings;
  }
}
