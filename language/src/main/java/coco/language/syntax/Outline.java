package coco.language.syntax;

import coco.language.Document.Chapter;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FrontMatter;
import coco.language.FrontMatter.ChapterTitle;
import coco.language.code.ChapterKind;
import coco.language.syntax.Markdown.Block;
import coco.language.syntax.Markdown.Heading;
import coco.language.text.Clip;
import coco.language.text.Located;
import coco.language.text.Nearest;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A document's blocks by chapter and section.
 *
 * @param title the first level-1 heading
 */
record Outline(Optional<Clip> title, List<Chapter> chapters, List<Section> sections) {
  /**
   * What stands under one level-3 heading, or before the first one of a chapter.
   *
   * @param chapter absent before the first level-2 heading
   * @param span the heading and all until the next section
   */
  record Section(
      Optional<Chapter> chapter, Optional<Heading> heading, List<Block> blocks, Span span) {
    Optional<ChapterKind> kind() {
      return chapter.flatMap(Chapter::kind);
    }

    <T extends Block> List<T> blocks(Class<T> type) {
      return blocks.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  /** Where something begins. */
  private record Cut(Optional<Heading> chapter, Optional<Heading> heading, List<Block> blocks) {}

  static Outline of(List<Block> blocks, int end, FrontMatter front, List<Finding> findings) {
    Optional<Clip> title = Optional.empty();
    List<Cut> cuts = new ArrayList<>();
    Optional<Heading> chapter = Optional.empty();
    cuts.add(new Cut(chapter, Optional.empty(), new ArrayList<>()));
    for (Block block : blocks) {
      if (block instanceof Heading heading && heading.level() <= 3) {
        if (heading.level() == 1) {
          title = title.isPresent() ? title : Optional.of(heading.text());
          continue;
        }
        chapter = heading.level() == 2 ? Optional.of(heading) : chapter;
        Optional<Heading> third =
            heading.level() == 3 ? Optional.of(heading) : Optional.<Heading>empty();
        cuts.add(new Cut(chapter, third, new ArrayList<>()));
      } else {
        cuts.getLast().blocks().add(block);
      }
    }
    return new Assembly(front, findings).outline(title, cuts, end);
  }

  /** Turns cuts into chapters and sections. */
  private static final class Assembly {
    private final FrontMatter front;
    private final List<Finding> findings;
    private final Set<String> found = new HashSet<>();

    Assembly(FrontMatter front, List<Finding> findings) {
      this.front = front;
      this.findings = findings;
    }

    Outline outline(Optional<Clip> title, List<Cut> cuts, int end) {
      List<Chapter> chapters = new ArrayList<>();
      List<Section> sections = new ArrayList<>();
      for (int i = 0; i < cuts.size(); i++) {
        Cut cut = cuts.get(i);
        boolean opens = cut.chapter().isPresent() && cut.heading().isEmpty();
        if (opens) {
          int next = i + 1;
          while (next < cuts.size() && cuts.get(next).chapter().equals(cut.chapter())) {
            next++;
          }
          chapters.add(chapter(cut.chapter().orElseThrow(), start(cuts, next, end)));
        }
        Optional<Chapter> chapter =
            cut.chapter().isPresent() ? Optional.of(chapters.getLast()) : Optional.empty();
        int start = i == 0 ? 0 : start(cuts, i, end);
        Span span = new Span(Math.min(start, start(cuts, i + 1, end)), start(cuts, i + 1, end));
        sections.add(new Section(chapter, cut.heading(), List.copyOf(cut.blocks()), span));
      }
      reportAbsent(chapters);
      return new Outline(title, List.copyOf(chapters), List.copyOf(sections));
    }

    private static int start(List<Cut> cuts, int index, int end) {
      if (index >= cuts.size()) {
        return end;
      }
      Cut cut = cuts.get(index);
      return cut.heading().or(cut::chapter).map(heading -> heading.span().start()).orElse(0);
    }

    private Chapter chapter(Heading heading, int end) {
      String title = heading.text().text().strip();
      String plain = Names.plain(title);
      List<ChapterTitle> named =
          front.chapters().stream()
              .filter(entry -> Names.plain(entry.title()).equals(plain))
              .toList();
      List<ChapterKind> kinds = named.stream().map(ChapterTitle::kind).distinct().toList();
      found.add(plain);
      if (kinds.isEmpty() && !front.chapters().isEmpty()) {
        List<String> titles = front.chapters().stream().map(ChapterTitle::title).toList();
        findings.add(
            Finding.of(
                FindingKind.CHAPTER_UNMAPPED,
                heading.span(),
                title,
                Nearest.of(title, titles).orElse("")));
      } else if (kinds.size() > 1) {
        findings.add(Finding.of(FindingKind.CHAPTER_OF_TWO_KINDS, named.getLast().span(), title));
      }
      // Without any mapping all chapters are read alike, so that no rule is left out in silence.
      Optional<ChapterKind> kind =
          front.chapters().isEmpty() ? Optional.of(ChapterKind.OTHER) : kinds.stream().findFirst();
      boolean internal =
          kind.isPresent()
              && front.internal().stream().map(Located::value).anyMatch(kind.get()::equals);
      return new Chapter(
          kind, title, internal, heading.span(), new Span(heading.span().start(), end));
    }

    private void reportAbsent(List<Chapter> chapters) {
      List<String> headings = chapters.stream().map(Chapter::title).toList();
      for (ChapterTitle title : front.chapters()) {
        if (!found.contains(Names.plain(title.title()))) {
          String near = Nearest.of(title.title(), headings).orElse("");
          findings.add(
              Finding.of(FindingKind.CHAPTER_NOT_THERE, title.span(), title.title(), near));
        }
      }
    }
  }
}
