package coco.language.syntax;

import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.FrontMatter.ChapterTitle;
import coco.language.Requirement;
import coco.language.code.ChapterKind;
import coco.language.code.Code;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.language.text.NearNames;
import coco.language.text.Span;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the front matter: what its keys say, and a finding for each that says nothing readable. */
final class FrontMatterParser {
  private static final List<String> KEYS =
      List.of(
          "code",
          "title",
          "language",
          "edition",
          "effective",
          "owner",
          "review",
          "zone",
          "calendar",
          "chapters",
          "internal",
          "closes",
          "contact",
          "without");

  /** One to 60 characters that can stand in an address, the first and the last not a sign. */
  private static final Pattern EDITION_NAME =
      Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}._ -]{0,58}[\\p{L}\\p{M}\\p{N}])?");

  private final String file;
  private final List<Finding> findings;
  private final SequencedMap<String, Yaml.Part> parts = new LinkedHashMap<>();
  private Span span = new Span(0, 0);

  private FrontMatterParser(String file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /** What the front matter of a file says, and where the document's body begins. */
  record Result(FrontMatter frontMatter, int body) {}

  static Result parse(String file, List<Finding> findings) {
    return new FrontMatterParser(file, findings).parse();
  }

  private Result parse() {
    FrontMatterFences fences = FrontMatterFences.find(file);
    span = fences.span();
    Span head = new Span(span.start(), span.start());
    if (fences.isMissing()) {
      findings.add(Finding.of(FindingKind.NOT_FRONT_MATTER, head));
      return new Result(FrontMatter.none(head), span.start());
    }
    if (!fences.isFinished()) {
      findings.add(Finding.of(FindingKind.FRONT_MATTER_UNFINISHED, fences.opening()));
    }
    Span yaml = fences.yaml();
    Optional<Yaml.Part> root =
        Yaml.read(file.substring(yaml.start(), yaml.end()), yaml.start(), findings);
    if (root.isPresent()) {
      entries("---", root.get())
          .forEach((key, part) -> parts.put(known(key, KEYS, FindingKind.UNKNOWN_KEY), part));
    } else if (findings.isEmpty()) {
      findings.add(Finding.of(FindingKind.NOT_FRONT_MATTER, fences.opening()));
    }
    return new Result(frontMatter(root.isPresent()), span.end());
  }

  /** The key; a warning where it is not one of those known. */
  private String known(Located<String> key, List<String> keys, FindingKind unknown) {
    if (!keys.contains(key.value())) {
      findings.add(
          Finding.of(unknown, key.span(), key.value(), NearNames.nearestOrAll(key.value(), keys)));
    }
    return key.value();
  }

  private FrontMatter frontMatter(boolean readable) {
    FrontMatter read =
        new FrontMatter(
            span,
            required("code", readable, FindingKind.MISSING_CODE, this::codeId),
            text("title"),
            required("language", readable, FindingKind.MISSING_LANGUAGE, this::language),
            required("edition", readable, FindingKind.MISSING_EDITION, this::editionName),
            required("effective", readable, FindingKind.MISSING_EFFECTIVE, this::date),
            text("owner"),
            value("review", this::review),
            required("zone", readable, FindingKind.MISSING_ZONE, this::zone),
            text("calendar"),
            chapters(),
            internal(),
            texts("closes"),
            contact(),
            without());
    if (readable && !parts.containsKey("chapters")) {
      findings.add(Finding.of(FindingKind.MISSING_CHAPTERS, opening()));
    }
    return read;
  }

  private Span opening() {
    return new Span(span.start(), Math.min(span.start() + 3, span.end()));
  }

  private <T> Optional<Located<T>> required(
      String key,
      boolean readable,
      FindingKind missing,
      Function<Located<String>, Optional<T>> reading) {
    if (readable && !parts.containsKey(key)) {
      findings.add(Finding.of(missing, opening()));
    }
    return value(key, reading);
  }

  private Optional<Located<String>> text(String key) {
    return value(key, text -> Optional.of(text.value()));
  }

  private <T> Optional<Located<T>> value(
      String key, Function<Located<String>, Optional<T>> reading) {
    return part(key)
        .flatMap(part -> leaf(key, part))
        .flatMap(leaf -> reading.apply(leaf).map(value -> new Located<>(value, leaf.span())));
  }

  private Optional<Yaml.Part> part(String key) {
    return Optional.ofNullable(parts.get(key));
  }

  /** A text that says something. */
  private Optional<Located<String>> leaf(String key, Yaml.Part part) {
    if (!(part instanceof Yaml.Leaf leaf)) {
      findings.add(Finding.of(FindingKind.NOT_A_TEXT, part.span(), key));
      return Optional.empty();
    }
    if (leaf.text().isEmpty()) {
      findings.add(Finding.of(FindingKind.EMPTY_VALUE, leaf.span(), key));
      return Optional.empty();
    }
    return Optional.of(new Located<>(leaf.text(), leaf.span()));
  }

  private SequencedMap<Located<String>, Yaml.Part> entries(String key, Yaml.Part part) {
    if (part instanceof Yaml.Entries entries) {
      return entries.parts();
    }
    findings.add(Finding.of(FindingKind.NOT_A_MAP, part.span(), key));
    return new LinkedHashMap<>();
  }

  /** One text, or several. */
  private List<Located<String>> texts(String key, Yaml.Part part) {
    List<Yaml.Part> items =
        switch (part) {
          case Yaml.Leaf leaf -> List.of(leaf);
          case Yaml.Items several -> several.parts();
          case Yaml.Entries entries -> {
            findings.add(Finding.of(FindingKind.NOT_A_LIST, entries.span(), key));
            yield List.of();
          }
        };
    return items.stream()
        .map(item -> bracketed(item).or(() -> leaf(key, item)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@code [[case closed]]}: a term in its brackets is a list of one text to YAML. */
  private static Optional<Located<String>> bracketed(Yaml.Part item) {
    return item instanceof Yaml.Items items
            && items.parts().size() == 1
            && items.parts().getFirst() instanceof Yaml.Leaf leaf
            && !leaf.text().isEmpty()
        ? Optional.of(new Located<>(leaf.text(), leaf.span()))
        : Optional.empty();
  }

  private Optional<String> codeId(Located<String> text) {
    if (Code.isId(text.value())) {
      return Optional.of(text.value());
    }
    findings.add(Finding.of(FindingKind.NOT_A_CODE_ID, text.span(), text.value()));
    return Optional.empty();
  }

  /** The name as it is written: also one that cannot be published tells editions apart. */
  private Optional<String> editionName(Located<String> text) {
    String name = Normalizer.normalize(text.value(), Normalizer.Form.NFC);
    if (!EDITION_NAME.matcher(name).matches()) {
      findings.add(Finding.of(FindingKind.NOT_AN_EDITION_NAME, text.span(), text.value()));
    }
    return Optional.of(text.value());
  }

  private Optional<Language> language(Located<String> text) {
    Optional<Language> language = Language.ofTag(text.value());
    if (language.isEmpty()) {
      findings.add(Finding.of(FindingKind.UNKNOWN_LANGUAGE, text.span(), text.value()));
    }
    return language;
  }

  private Optional<LocalDate> date(Located<String> text) {
    Optional<LocalDate> date =
        Arrays.stream(Language.values())
            .map(language -> new DateWords(language).date(text.value()))
            .flatMap(Optional::stream)
            .findFirst();
    if (date.isEmpty()) {
      findings.add(Finding.of(FindingKind.EFFECTIVE_NOT_A_DATE, text.span(), text.value()));
    }
    return date;
  }

  private Optional<Period> review(Located<String> text) {
    Optional<Period> review = ReviewPeriod.parse(text.value());
    if (review.isEmpty()) {
      findings.add(Finding.of(FindingKind.REVIEW_UNREADABLE, text.span(), text.value()));
    }
    return review;
  }

  private Optional<ZoneId> zone(Located<String> text) {
    return Zones.find(text, findings);
  }

  private List<ChapterTitle> chapters() {
    List<String> kinds = Arrays.stream(ChapterKind.values()).map(this::key).toList();
    List<ChapterTitle> titles = new ArrayList<>();
    part("chapters")
        .ifPresent(
            part ->
                entries("chapters", part)
                    .forEach(
                        (key, value) -> {
                          known(key, kinds, FindingKind.UNKNOWN_CHAPTER_KIND);
                          for (Located<String> title : texts(key.value(), value)) {
                            chapterKind(key.value())
                                .ifPresent(
                                    kind ->
                                        titles.add(
                                            new ChapterTitle(kind, title.value(), title.span())));
                          }
                        }));
    return titles;
  }

  private String key(ChapterKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private Optional<ChapterKind> chapterKind(String key) {
    return Arrays.stream(ChapterKind.values()).filter(kind -> key(kind).equals(key)).findFirst();
  }

  private List<Located<ChapterKind>> internal() {
    List<String> kinds = Arrays.stream(ChapterKind.values()).map(this::key).toList();
    List<Located<ChapterKind>> internal = new ArrayList<>();
    for (Located<String> text : texts("internal")) {
      known(text, kinds, FindingKind.UNKNOWN_CHAPTER_KIND);
      chapterKind(text.value())
          .ifPresent(
              kind -> {
                if (kind == ChapterKind.ETHICS || kind == ChapterKind.RESOURCES) {
                  internal.add(new Located<>(kind, text.span()));
                } else {
                  findings.add(
                      Finding.of(FindingKind.CHAPTER_NOT_INTERNAL, text.span(), text.value()));
                }
              });
    }
    return internal;
  }

  private List<Located<String>> texts(String key) {
    return part(key).map(part -> texts(key, part)).orElse(List.of());
  }

  /**
   * A text, a list of texts, or a map such as {@code {mail: …, phone: …}}: one text of them all.
   */
  private Optional<Located<String>> contact() {
    Optional<Yaml.Part> part = part("contact");
    if (part.isPresent() && part.get() instanceof Yaml.Entries entries) {
      List<String> ways =
          entries.parts().values().stream()
              .flatMap(way -> leaf("contact", way).stream())
              .map(Located::value)
              .toList();
      return ways.isEmpty()
          ? Optional.empty()
          : Optional.of(new Located<>(String.join(", ", ways), entries.span()));
    }
    List<Located<String>> ways = texts("contact");
    return ways.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Located<>(
                String.join(", ", ways.stream().map(Located::value).toList()),
                ways.getFirst().span().to(ways.getLast().span())));
  }

  private SequencedMap<Requirement, Located<String>> without() {
    SequencedMap<Requirement, Located<String>> without = new LinkedHashMap<>();
    part("without")
        .ifPresent(
            part ->
                entries("without", part)
                    .forEach(
                        (key, value) -> {
                          known(key, Requirement.keys(), FindingKind.UNKNOWN_REQUIREMENT);
                          Optional<Located<String>> reason = leaf(key.value(), value);
                          Requirement.ofKey(key.value())
                              .filter(requirement -> reason.isPresent())
                              .ifPresent(
                                  requirement -> without.put(requirement, reason.orElseThrow()));
                        }));
    return without;
  }
}
