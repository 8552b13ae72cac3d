package coco.server.learn.text;

import coco.language.Document;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import coco.server.learn.text.CourseText.Choice;
import coco.server.learn.text.CourseText.Lesson;
import coco.server.learn.text.CourseText.Part;
import coco.server.learn.text.CourseText.Question;
import coco.server.learn.text.Problem.Kind;
import coco.server.reading.ShownRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.springframework.stereotype.Component;

/** Reads the folder of a course, and says all that is wrong with it at once. */
@Component
public class CourseReader {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final CodeReader codes;
  private final ShownRules rules;

  CourseReader(CodeReader codes, ShownRules rules) {
    this.codes = codes;
    this.rules = rules;
  }

  /**
   * A folder that was read.
   *
   * @param texts by language; one at least where there are no problems
   */
  public record Read(Map<Language, CourseText> texts, List<Problem> problems) {
    public Read {
      texts = texts.isEmpty() ? Map.of() : new EnumMap<>(texts);
      problems = List.copyOf(problems);
    }

    public boolean isSound() {
      return problems.isEmpty();
    }
  }

  /** What a folder says. */
  public Read read(CourseFolder folder) {
    List<Problem> problems = new ArrayList<>();
    files(folder, problems);
    Map<Language, CourseText> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      folder
          .text(CourseFolder.course(language))
          .ifPresent(text -> texts.put(language, CourseFile.read(text, language, problems)));
    }
    if (texts.isEmpty() && problems.stream().noneMatch(it -> it.kind() == Kind.UNREADABLE)) {
      problems.add(new Problem("course.en.md", 0, Kind.NO_COURSE, List.of()));
    }
    texts.values().forEach(text -> parts(folder, text, problems));
    CourseText english = texts.get(Language.ENGLISH);
    CourseText french = texts.get(Language.FRENCH);
    if (english != null && french != null) {
      compare(english, french, problems);
    }
    problems.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
    return new Read(texts, problems.stream().distinct().limit(Limits.PROBLEMS).toList());
  }

  private void files(CourseFolder folder, List<Problem> problems) {
    if (folder.files().size() > Limits.FILES) {
      problems.add(
          CourseFolder.many(folder.files().lastKey(), Limits.FILES, folder.files().size()));
    }
    folder
        .files()
        .forEach(
            (name, bytes) -> {
              List<String> what = List.of(name);
              if (!CourseFolder.isName(name)) {
                problems.add(new Problem(name, 0, Kind.UNKNOWN_FILE, what));
              } else if (bytes.length > (name.endsWith(".md") ? Limits.TEXT : Limits.FILE)) {
                problems.add(
                    CourseFolder.large(name, name.endsWith(".md") ? Limits.TEXT : Limits.FILE));
              } else if (CourseFolder.isPicture(name)) {
                Picture.problem(name, bytes)
                    .ifPresent(kind -> problems.add(new Problem(name, 0, kind, what)));
              } else if (CourseFolder.decoded(bytes).isEmpty()) {
                problems.add(new Problem(name, 0, Kind.UNREADABLE, what));
              }
            });
  }

  private void parts(CourseFolder folder, CourseText text, List<Problem> problems) {
    String file = CourseFolder.course(text.language());
    for (Lesson lesson : text.lessons()) {
      for (Part part : lesson.parts()) {
        switch (part) {
          case Part.Words words -> pictures(folder, file, words.line(), words.markdown(), problems);
          case Part.Shown shown ->
              example(folder, text.language(), shown)
                  .ifPresent(
                      kind ->
                          problems.add(
                              new Problem(
                                  file, shown.line(), kind, List.of(shown.code(), shown.rule()))));
        }
      }
      for (Question question : lesson.questions()) {
        pictures(folder, file, question.line() + 1, question.situation(), problems);
      }
    }
  }

  private static void pictures(
      CourseFolder folder, String file, int from, String markdown, List<Problem> problems) {
    PARSER
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Image image) {
                int line =
                    image.getSourceSpans().isEmpty()
                        ? from
                        : from + image.getSourceSpans().getFirst().getLineIndex();
                String name = image.getDestination();
                if (!CourseFolder.isPicture(name) || !folder.files().containsKey(name)) {
                  problems.add(new Problem(file, line, Kind.NO_PICTURE, List.of(name)));
                }
                if (image.getFirstChild() == null) {
                  problems.add(new Problem(file, line, Kind.NO_WORDS_FOR_PICTURE, List.of(name)));
                }
              }
            });
  }

  private Optional<Kind> example(CourseFolder folder, Language language, Part.Shown shown) {
    if (!folder.hasCode(shown.code())) {
      return switch (rules.of(shown.code(), shown.rule(), shown.example(), language)) {
        case ShownRules.Found.Yes yes -> Optional.empty();
        case ShownRules.Found.No no -> Optional.of(kind(no.what()));
      };
    }
    Optional<Document> document = code(folder, shown.code(), language);
    if (document.isEmpty() || !document.get().isSound()) {
      return Optional.of(Kind.BAD_CODE);
    }
    return switch (rules.in(document.get(), shown.rule(), shown.example())) {
      case ShownRules.Found.Yes yes -> Optional.empty();
      case ShownRules.Found.No no -> Optional.of(kind(no.what()));
    };
  }

  private static Kind kind(ShownRules.Missing missing) {
    return switch (missing) {
      case CODE -> Kind.NO_CODE;
      case RULE -> Kind.NO_RULE;
      case EXAMPLE -> Kind.NO_EXAMPLE;
    };
  }

  private Optional<Document> code(CourseFolder folder, String name, Language language) {
    return folder.code(name, language).map(text -> codes.read(language, text));
  }

  /** The HTML of an example, for readers; empty where its code is not there any more. */
  public Optional<ShownRules.Found.Yes> shown(
      CourseFolder folder, Language language, Part.Shown part) {
    ShownRules.Found found =
        folder.hasCode(part.code())
            ? code(folder, part.code(), language)
                .map(it -> rules.in(it, part.rule(), part.example()))
                .orElse(new ShownRules.Found.No(ShownRules.Missing.CODE))
            : rules.of(part.code(), part.rule(), part.example(), language);
    return found instanceof ShownRules.Found.Yes yes ? Optional.of(yes) : Optional.empty();
  }

  private static void compare(CourseText english, CourseText french, List<Problem> problems) {
    String file = CourseFolder.course(Language.FRENCH);
    boolean isSameHead =
        english.key().equals(french.key())
            && english.valid().equals(french.valid())
            && english.pass() == french.pass()
            && english.minutes() == french.minutes()
            && english.teaches().equals(french.teaches());
    if (!isSameHead) {
      problems.add(new Problem(file, 1, Kind.OTHER_HEAD, List.of()));
    }
    if (!shape(english).equals(shape(french))) {
      List<String> other = new ArrayList<>(shape(french));
      other.removeAll(shape(english));
      List<String> missing = new ArrayList<>(shape(english));
      missing.removeAll(shape(french));
      String first =
          missing.isEmpty() ? other.isEmpty() ? "…" : other.getFirst() : missing.getFirst();
      problems.add(
          new Problem(file, 1, Kind.OTHER_LESSONS, List.of(first.replaceFirst(" .*$", ""))));
    }
  }

  /** What has to be alike in both languages: lessons, questions, and which choices are right. */
  private static List<String> shape(CourseText text) {
    List<String> shape = new ArrayList<>();
    for (Lesson lesson : text.lessons()) {
      shape.add(lesson.key());
      for (Question question : lesson.questions()) {
        StringBuilder line = new StringBuilder(lesson.key() + "/" + question.key() + " ");
        for (Choice choice : question.choices()) {
          line.append(choice.isRight() ? 'x' : '-');
        }
        shape.add(line.toString());
      }
    }
    return shape;
  }
}
