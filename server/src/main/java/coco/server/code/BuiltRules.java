package coco.server.code;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.code.ChapterKind;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.print.DocumentPrinter;
import coco.language.print.SentenceParts;
import coco.language.print.SentenceParts.Sentence;
import coco.language.syntax.ClauseParser;
import coco.language.syntax.ParsedClause;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Span;
import coco.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes a text out of another one and the fields of one of its rules, and tells what it says. */
@Component
class BuiltRules {
  private static final int TITLE_MOST = 200;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]+)");

  private final CodeReader reader;

  BuiltRules(CodeReader reader) {
    this.reader = reader;
  }

  /**
   * What the fields make.
   *
   * @param text the whole text with the rule in it; empty where a problem stands in the way
   */
  record Built(
      Optional<String> text, List<RuleFields.Problem> problems, BuilderPages.Preview preview) {
    Built with(RuleFields.Problem problem) {
      List<RuleFields.Problem> all = new ArrayList<>(problems);
      all.add(problem);
      return new Built(text, all, preview);
    }
  }

  Document read(Language of, String text) {
    return reader.read(of, text);
  }

  /** The id after the last one of a chapter, where that ends with a number; else nothing. */
  static String nextId(Document document, String chapter) {
    return document.chapters().stream()
        .filter(it -> it.title().equals(chapter))
        .findFirst()
        .flatMap(
            it ->
                document.rules().stream()
                    .filter(rule -> it.section().start() <= rule.heading().start())
                    .filter(rule -> rule.heading().start() < it.section().end())
                    .reduce((first, second) -> second))
        .map(rule -> after(document, rule.id().text()))
        .orElse("");
  }

  private static String after(Document document, String id) {
    Matcher numbered = NUMBERED.matcher(id);
    if (!numbered.matches() || numbered.group(2).length() > 6) {
      return "";
    }
    int number = Integer.parseInt(numbered.group(2)) + 1;
    while (document.rule(new RuleId(numbered.group(1) + number)).isPresent()) {
      number++;
    }
    return numbered.group(1) + number;
  }

  /** The sentence of a rule in a text; empty where the text has no such rule. */
  Optional<String> sentence(Saved saved, String id) {
    return reader
        .document(saved)
        .rule(id)
        .map(rule -> rule.clause().map(clause -> clause.text()).orElse(""));
  }

  Built of(
      Visit visit,
      Edition edition,
      Document began,
      BuilderPages.Heading heading,
      RuleFields fields) {
    List<RuleFields.Problem> problems = new ArrayList<>();
    if (heading.isNew()) {
      heading(visit, began, heading, problems);
    }
    problems.addAll(fields.problems());
    if (!problems.isEmpty()) {
      return refused(visit, began.language(), problems);
    }
    Sentence filled = fields.parts().sentence(began.lexicon());
    ParsedClause parsed = ClauseParser.parse(Clip.contiguous(filled.text(), 0), began.lexicon());
    RuleId id = new RuleId(heading.id());
    Optional<Document.RuleText> there = began.rule(id);
    ChapterKind kind =
        there
            .map(Document.RuleText::chapter)
            .or(() -> chapter(began, heading).flatMap(Document.Chapter::kind))
            .orElse(ChapterKind.OTHER);
    Optional<Rule> rule = parsed.rule(id, kind);
    boolean isSame =
        rule.isPresent()
            && there.flatMap(Document.RuleText::rule).equals(rule)
            && there.flatMap(Document.RuleText::text).equals(parsed.text());
    Optional<SentenceParts> read =
        rule.map(it -> SentenceParts.of(it, parsed.text(), began.lexicon()));
    read.map(fields::differences).ifPresent(problems::addAll);
    if (!problems.isEmpty()) {
      return refused(visit, began.language(), problems);
    }
    Sentence sentence = read.map(it -> it.sentence(began.lexicon())).orElse(filled);
    Optional<String> text =
        isSame ? Optional.of(began.source().text()) : put(began, heading, id, sentence.text());
    if (text.isEmpty()) {
      problems.add(new RuleFields.Problem("", visit.text("code.builder.problem.place")));
      return refused(visit, began.language(), problems);
    }
    return told(visit, edition, new Made(id, rule, sentence, text.get()), isSame, began);
  }

  private record Made(RuleId id, Optional<Rule> rule, Sentence sentence, String text) {}

  private Built told(Visit visit, Edition edition, Made made, boolean isSame, Document began) {
    Language of = began.language();
    Optional<Saved> other =
        edition.texts().values().stream().filter(saved -> saved.language() != of).findFirst();
    Document document = reader.found(of, made.text(), other, false).document();
    Optional<Document.RuleText> rule = document.rule(made.id());
    List<BuilderPages.Told> findings =
        rule.map(it -> findings(visit, document, it, made.sentence(), isSame)).orElse(List.of());
    List<RuleFields.Problem> problems = new ArrayList<>();
    boolean isRead =
        made.rule().isPresent() && rule.flatMap(Document.RuleText::rule).equals(made.rule());
    if (!isRead) {
      findings.stream()
          .filter(it -> it.line().severity().equals("error") && isOfSentence(it.line()))
          .map(it -> new RuleFields.Problem(it.field(), it.line().what() + " " + it.line().todo()))
          .forEach(problems::add);
      if (problems.isEmpty()) {
        problems.add(new RuleFields.Problem("", visit.text("code.builder.problem.unread")));
      }
    }
    Optional<String> html =
        document.isSound() && rule.isPresent()
            ? Optional.of(
                new CodeParts(document, reader.holidays(), Readers.OWN, anchor -> "#" + anchor)
                    .rule(rule.get()))
            : Optional.empty();
    Language otherLanguage = of == Language.ENGLISH ? Language.FRENCH : Language.ENGLISH;
    Optional<String> translated =
        isRead
            ? DocumentPrinter.sentence(
                document, made.id(), otherLanguage, other.map(reader::document))
            : Optional.empty();
    BuilderPages.Preview preview =
        new BuilderPages.Preview(
            visit, of, List.of(), Optional.of(made.sentence().text()), html, translated, findings);
    return new Built(isRead ? Optional.of(made.text()) : Optional.empty(), problems, preview);
  }

  /** Not of the other language, of what a code lacks, or of what stands around the sentence. */
  private static boolean isOfSentence(FindingLine line) {
    return !line.id().startsWith("L") && !line.id().startsWith("P") && !line.id().startsWith("D");
  }

  private static Built refused(Visit visit, Language of, List<RuleFields.Problem> problems) {
    return new Built(
        Optional.empty(),
        problems,
        new BuilderPages.Preview(
            visit, of, problems, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
  }

  private static void heading(
      Visit visit,
      Document began,
      BuilderPages.Heading heading,
      List<RuleFields.Problem> problems) {
    if (chapter(began, heading).isEmpty()) {
      problems.add(new RuleFields.Problem("chapter", visit.text("code.builder.problem.choose")));
    }
    if (!RuleId.isForm(heading.id()) || heading.id().equals("new")) {
      problems.add(new RuleFields.Problem("id", visit.text("code.builder.problem.id")));
    } else if (began.rule(new RuleId(heading.id())).isPresent()) {
      problems.add(
          new RuleFields.Problem("id", visit.text("code.builder.problem.taken", heading.id())));
    }
    if (heading.title().isEmpty() || heading.title().length() > TITLE_MOST) {
      problems.add(new RuleFields.Problem("title", visit.text("code.builder.problem.title")));
    }
  }

  private static Optional<Document.Chapter> chapter(
      Document document, BuilderPages.Heading heading) {
    return BuilderPages.chapters(document).stream()
        .filter(chapter -> chapter.title().equals(heading.chapter()))
        .findFirst();
  }

  private static Optional<String> put(
      Document began, BuilderPages.Heading heading, RuleId id, String sentence) {
    Optional<Document.RuleText> there = began.rule(id);
    return there.isPresent()
        ? Sentences.put(began, there.get(), sentence)
        : chapter(began, heading)
            .map(chapter -> Sentences.add(began, chapter, id, heading.title(), sentence));
  }

  private static List<BuilderPages.Told> findings(
      Visit visit, Document document, Document.RuleText rule, Sentence sentence, boolean isSame) {
    List<BuilderPages.Told> told = new ArrayList<>();
    for (FindingLine line : FindingLine.of(document, visit.language())) {
      if (rule.heading().start() <= line.from() && line.from() < rule.section().end()) {
        // A sentence that was left as it stands may be laid out in another way than ours.
        Optional<SentenceParts.Place> place =
            isSame ? Optional.empty() : place(rule, sentence, line.from());
        told.add(
            new BuilderPages.Told(
                line, place.map(it -> RuleFields.name(it.slot(), it.link())).orElse("")));
      }
    }
    return told;
  }

  /** The slot of the sentence in which an offset of the text lies. */
  private static Optional<SentenceParts.Place> place(
      Document.RuleText rule, Sentence sentence, int offset) {
    if (rule.clause().isEmpty()) {
      return Optional.empty();
    }
    Clip clip = rule.clause().get();
    int end = Math.min(clip.text().length(), sentence.text().length());
    for (int i = 0; i < end; i++) {
      if (clip.span(i, i).start() >= offset) {
        return sentence.at(new Span(i, i));
      }
    }
    return Optional.empty();
  }
}
