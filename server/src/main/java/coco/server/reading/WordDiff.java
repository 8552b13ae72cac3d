package coco.server.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Two sentences with the words marked in which they differ. */
public final class WordDiff {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);

  private WordDiff() {}

  /** A stretch of a sentence; marked where the other has it otherwise. */
  public record Piece(String text, boolean isMarked) {}

  /** Both sentences in pieces. */
  public record Sides(List<Piece> before, List<Piece> after) {
    public Sides {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** Both sentences, word by word. */
  public static Sides of(String before, String after) {
    List<String> was = words(before);
    List<String> is = words(after);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, lines(was), lines(is));
    List<Piece> left = new ArrayList<>();
    List<Piece> right = new ArrayList<>();
    int atWas = 0;
    int atIs = 0;
    for (Edit edit : edits) {
      add(left, was.subList(atWas, edit.getBeginA()), false);
      add(left, was.subList(edit.getBeginA(), edit.getEndA()), true);
      add(right, is.subList(atIs, edit.getBeginB()), false);
      add(right, is.subList(edit.getBeginB(), edit.getEndB()), true);
      atWas = edit.getEndA();
      atIs = edit.getEndB();
    }
    add(left, was.subList(atWas, was.size()), false);
    add(right, is.subList(atIs, is.size()), false);
    return new Sides(left, right);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.replaceAll("[\\r\\n]+", " "));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static RawText lines(List<String> words) {
    // No word is no line, and not one that is empty.
    String text = words.isEmpty() ? "" : String.join("\n", words) + "\n";
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(List<Piece> pieces, List<String> words, boolean marked) {
    if (!words.isEmpty()) {
      pieces.add(new Piece(String.join("", words), marked));
    }
  }
}
