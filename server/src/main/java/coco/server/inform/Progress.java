package coco.server.inform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a campaign goes, as far as the viewer may see.
 *
 * @param teams by name; those without a team last
 * @param total of all teams
 * @param late the first of those who are late, those who are latest first
 * @param away the first of those who are away and have something to do, who is back first
 * @param answers what those who declined or asked for an exception said last of that, requests that
 *     wait first
 * @param reminded when those who were late were last written to
 */
public record Progress(
    List<Line> teams,
    Line total,
    List<Late> late,
    List<Away> away,
    List<Said> answers,
    Optional<Instant> reminded) {
  public Progress {
    teams = List.copyOf(teams);
    late = List.copyOf(late);
    away = List.copyOf(away);
    answers = List.copyOf(answers);
  }

  /**
   * Counts of people.
   *
   * @param team empty for those without one
   * @param left how many of those who were told do not work here any more; nowhere else counted
   */
  public record Line(
      String team,
      long told,
      long read,
      long understood,
      long acknowledged,
      long declined,
      long asked,
      long done,
      long late,
      long left) {
    /** How many of a hundred have done all. */
    public long percent() {
      return told == 0 ? 0 : done * 100 / told;
    }

    static Line sum(List<Line> lines) {
      Line sum = new Line("", 0, 0, 0, 0, 0, 0, 0, 0, 0);
      for (Line line : lines) {
        sum =
            new Line(
                "",
                sum.told + line.told,
                sum.read + line.read,
                sum.understood + line.understood,
                sum.acknowledged + line.acknowledged,
                sum.declined + line.declined,
                sum.asked + line.asked,
                sum.done + line.done,
                sum.late + line.late,
                sum.left + line.left);
      }
      return sum;
    }
  }

  /**
   * How a rule was understood: sums over all tries, and nobody's name.
   *
   * @param answered how often a question about it was answered
   */
  public record Understood(String rule, String title, long answered, long wrong) {
    /** How many of a hundred answers were wrong. */
    public long percent() {
      return answered == 0 ? 0 : wrong * 100 / answered;
    }
  }

  /** Somebody who is late; {@code team} and {@code manager} may be empty. */
  public record Late(String name, String email, String team, String manager, LocalDate lastDay) {}

  /** Somebody who is away; {@code team} may be empty, {@code until} is the last day. */
  public record Away(String name, String team, LocalDate until) {}

  /**
   * Somebody who declined or asked for an exception, and why.
   *
   * @param id of what they said
   * @param isOver whether they acknowledged since, or answered otherwise
   * @param decision what became of a request for an exception
   */
  public record Said(
      long id,
      String name,
      String team,
      Answer.Kind kind,
      Instant at,
      String reason,
      boolean isOver,
      Optional<Decision> decision) {
    /** Whether it waits for somebody to decide. */
    public boolean isOpen() {
      return kind == Answer.Kind.ASKED && !isOver && decision.isEmpty();
    }
  }
}
