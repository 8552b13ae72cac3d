package coco.engine.question;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.Verdict;
import coco.engine.calendar.Holidays;
import coco.engine.example.Examples;
import coco.engine.question.Question.Answer;
import coco.engine.question.Question.Kind;
import coco.engine.question.Questions.Made;
import coco.engine.rules.RulesCompiler;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Example;
import coco.language.code.RuleId;
import coco.language.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Questions about every example of every code that comes with the house. */
class QuestionsTest {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Holidays HOLIDAYS = Holidays.ofRegions();
  private static final long SEED = 20_261_129;
  private static final int MOST = 8;

  private static List<Document> documents() throws IOException {
    try (Stream<Path> all = Files.walk(EXAMPLES)) {
      List<Document> documents = new ArrayList<>();
      for (Path file : all.filter(it -> it.toString().endsWith(".coco.md")).sorted().toList()) {
        documents.add(Codes.read(Files.readString(file), file.toString()));
      }
      assertThat(documents).hasSizeGreaterThan(10);
      return documents;
    }
  }

  @Test
  void theFirstOfAMonthIsWrittenInBothLanguages() throws IOException {
    Set<String> written = new TreeSet<>();
    for (Document document : documents()) {
      written.add(new QuestionText(document).day(LocalDate.of(2026, 5, 1)));
    }
    assertThat(written).containsExactly("1 May 2026", "1er mai 2026");
  }

  private static Set<RuleId> withExamples(Document document) {
    Set<RuleId> rules = new LinkedHashSet<>();
    document.code().examples().forEach(example -> rules.add(example.rule()));
    return rules;
  }

  private static List<Question> some(Made made) {
    return made instanceof Made.Some some ? some.questions() : List.of();
  }

  /** Rules whose examples, however moved, give one answer only, or one that stands in the text. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "contact-fr.2023 FR-CALL-4",
          "harbourside CO-6",
          "incidents CA-3",
          "service TS-1",
          "service TS-9");

  @Test
  void everyRuleWithExamplesHasQuestionsButForThese() throws IOException {
    Map<String, Questions.Why> left = new TreeMap<>();
    int asked = 0;
    for (Document document : documents()) {
      Questions questions = new Questions(document.code(), HOLIDAYS);
      QuestionText text = new QuestionText(document);
      for (RuleId rule : withExamples(document)) {
        Made made = questions.of(rule, SEED, MOST);
        switch (made) {
          case Made.Some some -> asked += some.questions().size();
          case Made.None none -> left.put(name(document) + " " + rule.text(), none.why());
        }
        sound(document, rule, some(made), text);
      }
    }
    assertThat(asked).isGreaterThan(1_000);
    assertThat(left.keySet()).as(left.toString()).isEqualTo(new TreeSet<>(LEFT_OUT));
    assertThat(left.values()).containsOnly(Questions.Why.ONE_ANSWER);
  }

  private static String name(Document document) {
    return document.file().replaceFirst(".*/", "").replaceFirst("\\.(en|fr)\\.coco\\.md", "");
  }

  /** As many kept as broken, none twice, none that an example tells, and each said in full. */
  private static void sound(
      Document document, RuleId rule, List<Question> questions, QuestionText text) {
    Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    Set<List<Example.Line>> scenes = new HashSet<>();
    Examples examples =
        new Examples(
            document.code(),
            RulesCompiler.compile(List.of(document.code().alwaysInForce()), HOLIDAYS));
    for (Question question : questions) {
      String as = document.file() + " " + question;
      answers.merge(question.answer(), 1, Integer::sum);
      assertThat(scenes.add(question.scene().lines())).as(as).isTrue();
      assertThat(document.code().examples()).as(as).noneMatch(it -> tells(it, question));
      assertThat(verdict(examples, rule, question)).as(as).isEqualTo(question.answer());
      QuestionText.Told told = text.tell(question);
      assertThat(told.choices()).as(as).doesNotHaveDuplicates().hasSizeBetween(2, 3);
      assertThat(told.why()).as(as).isNotEmpty().doesNotContain("");
      String words =
          String.join("\n", told.why())
              + told.about()
              + told.scene()
              + told.asked()
              + told.choices()
              + told.rule();
      assertThat(words).as(as).doesNotContain("[[", "{", "`", "null");
      if (document.language() == Language.FRENCH) {
        assertThat(words).as(as).doesNotContainPattern(" [:;?!»]|« |[^\\u202f\\d]\\?");
      }
    }
    assertThat(
            Math.abs(answers.getOrDefault(Answer.KEPT, 0) - answers.getOrDefault(Answer.BROKEN, 0)))
        .as(rule.text())
        .isLessThanOrEqualTo(1);
  }

  private static boolean tells(Example example, Question question) {
    return example.rule().equals(question.rule())
        && question.scene().lines().stream()
            .allMatch(
                line ->
                    example.lines().stream()
                        .anyMatch(
                            it -> it.when().equals(line.when()) && it.what().equals(line.what())));
  }

  /**
   * What the engine gives when the scene is told as an example of the code, line by line, that
   * expects each verdict in turn.
   */
  private static Answer verdict(Examples examples, RuleId rule, Question question) {
    boolean isOfAct = question.kind() == Kind.ACT || question.kind() == Kind.QUALITY;
    List<Verdict> verdicts =
        examples.judgements(question.scene()).stream()
            .map(it -> it.verdict())
            .filter(it -> it.subject().rule().equals(rule))
            .filter(
                it ->
                    !isOfAct
                        || it.subject()
                            .trigger()
                            .id()
                            .equals(Examples.id(question.scene().lines().size() - 1)))
            .toList();
    if (verdicts.stream().anyMatch(Verdict.Breached.class::isInstance)) {
      return Answer.BROKEN;
    }
    if (isOfAct) {
      return Answer.KEPT;
    }
    boolean isEndedByIt =
        verdicts.stream()
            .anyMatch(
                it ->
                    it instanceof Verdict.Met met
                        && met.by()
                            .event()
                            .id()
                            .equals(Examples.id(question.scene().lines().size() - 1)));
    return isEndedByIt ? Answer.KEPT : Answer.NEITHER;
  }

  @Test
  void bothAnswersComeAboutEquallyOftenOverManySeeds() throws IOException {
    Document document = read("water/riverside.en.coco.md");
    Questions questions = new Questions(document.code(), HOLIDAYS);
    int kept = 0;
    for (int seed = 0; seed < 200; seed++) {
      Question one = some(questions.of(new RuleId("CS-1"), seed, 1)).getFirst();
      assertThat(one.answer()).isNotEqualTo(Answer.NEITHER);
      kept += one.answer() == Answer.KEPT ? 1 : 0;
    }

    assertThat(kept).isBetween(70, 130);
  }

  private static Document read(String name) throws IOException {
    return Codes.read(Files.readString(EXAMPLES.resolve(name)), name);
  }

  @Test
  void theSameSeedGivesTheSameQuestionsInBothLanguages() throws IOException {
    for (String name : List.of("water/riverside", "town-hall/belrive", "bank/harbourside")) {
      Document english = read(name + ".en.coco.md");
      Document french = read(name + ".fr.coco.md");
      Questions first = new Questions(english.code(), HOLIDAYS);
      Questions second = new Questions(french.code(), HOLIDAYS);
      QuestionText saying = new QuestionText(french);
      for (RuleId rule : withExamples(english)) {
        List<Question> ours = some(first.of(rule, SEED, 4));
        List<Question> theirs = some(second.of(rule, SEED, 4));
        assertThat(theirs).extracting(Question::scene).isEqualTo(scenes(ours));
        assertThat(theirs)
            .extracting(Question::answer)
            .isEqualTo(ours.stream().map(Question::answer).toList());
        // A question made from one text is told by the other with the same choices.
        ours.forEach(it -> assertThat(saying.tell(it).choices()).hasSize(it.choices().size()));
      }
    }
  }

  private static List<Example> scenes(List<Question> questions) {
    return questions.stream().map(Question::scene).toList();
  }

  @Test
  void aQuestionIsSaidInPlainWords() throws IOException {
    QuestionText.Told english = told("water/riverside.en.coco.md");
    QuestionText.Told french = told("water/riverside.fr.coco.md");

    assertThat(english.about()).isEqualTo("This is about a customer.");
    assertThat(english.scene().getFirst().when())
        .matches("[A-Z][a-z]+day \\d+ [A-Z][a-z]+ 2026 at .*");
    assertThat(english.scene().getFirst().what()).isEqualTo("a complaint is received");
    assertThat(english.asked()).isEqualTo("Is the promise kept?");
    assertThat(english.rule()).startsWith("For customers: when a complaint is received, we must");
    assertThat(english.why().getLast()).startsWith("The deadline is ");
    assertThat(french.scene().getFirst().what()).isEqualTo("une réclamation est reçue");
    assertThat(french.scene().getFirst().when()).matches("[A-Z]\\p{L}+.\\d+.*2026 à \\d+.h.*");
    assertThat(french.asked()).isEqualTo("L’engagement est-il tenu\u202f?");
    assertThat(french.why().getLast()).startsWith("L’échéance est le ");
  }

  private static QuestionText.Told told(String name) throws IOException {
    Document document = read(name);
    return new QuestionText(document)
        .tell(
            some(new Questions(document.code(), HOLIDAYS).of(new RuleId("CS-1"), 7, 1)).getFirst());
  }

  @Test
  void whatHasNoQuestionsSaysWhy() {
    Document document =
        Codes.read(
            """
            ---
            code: frag
            language: en
            edition: "1"
            zone: Europe/Paris
            chapters: {service: S, definitions: D}
            ---

            # F

            ## D

            | Id | Term | Act | Kind | Meaning |
            |---|---|---|---|---|
            | call | we call | call | event | `call.made` |
            | letter | a letter comes | | event | `letter.sent` |

            ## S

            ### S-1 · A value

            > Value: we are kind.

            ### S-2 · No example

            > We must not [call].

            ### S-3 · Always refused

            > We must not [call].

            **Example: a call**

            | When | What | Then |
            |---|---|---|
            | 2026-03-02 10:00 | [we call] | refused |

            ### S-4 · Without words

            > We must not [call] within 2 days after [a letter comes].

            **Example: a call**

            | When | What | Then |
            |---|---|---|
            | 2026-03-01 10:00 | `stranger.seen` | |
            | 2026-03-02 10:00 | [we call] | allowed |
            """,
            "x.en.coco.md");
    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    Questions questions = new Questions(document.code(), HOLIDAYS);

    assertThat(
            document.code().rules().stream()
                .map(rule -> questions.of(rule.id(), SEED, MOST))
                .toList())
        .containsExactly(
            new Made.None(Questions.Why.NOT_RUN),
            new Made.None(Questions.Why.NO_EXAMPLE),
            new Made.None(Questions.Why.ONE_ANSWER),
            new Made.None(Questions.Why.NO_WORDS));
  }
}
