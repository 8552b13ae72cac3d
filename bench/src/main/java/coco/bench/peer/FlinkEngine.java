package coco.bench.peer;

import coco.bench.Engine;
import coco.bench.TwoShores;
import coco.bench.VerdictFiles;
import coco.bench.made.Dataset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Flink: patterns of its CEP library for duties, keyed process functions for acts. */
public final class FlinkEngine implements Engine {
  /** Longer than any history: what is not discharged by then is handed over at its end. */
  private static final Duration EVER = Duration.ofDays(1_000);

  /** Where the one sink of a run writes: it is made anew on the other side of serialization. */
  private static final ConcurrentMap<String, VerdictFiles> RUNNING = new ConcurrentHashMap<>();

  /** An event in the form that Flink serializes field by field. */
  public static final class Event {
    public String id = "";
    public long time;
    public String kind = "";
    public @Nullable String caseId;
    public String party = "";
    public @Nullable String channel;
    public @Nullable String author;
    public @Nullable String approver;
    public @Nullable String zone;

    /** For Flink. */
    public Event() {}

    Event(Contact contact) {
      id = contact.getId();
      time = contact.getTime();
      kind = contact.getKind();
      caseId = contact.getCaseId();
      party = contact.getParty();
      channel = contact.getChannel();
      author = contact.getAuthor();
      approver = contact.getApprover();
      zone = contact.getZone();
    }

    boolean is(String asked) {
      return kind.equals(asked);
    }
  }

  /** What an operator finds: a duty that came to its end, or an act. */
  public static final class Finding {
    public String rule = "";
    public String trigger = "";
    public boolean duty;
    public boolean kept;
    public long due;
    public @Nullable String act;
    public long acted;

    /** For Flink. */
    public Finding() {}

    static Finding duty(String rule, Event trigger, @Nullable Event act) {
      Finding finding = new Finding();
      finding.rule = rule;
      finding.trigger = trigger.id;
      finding.duty = true;
      finding.due = Deadlines.due(rule, trigger.time);
      finding.act = act == null ? null : act.id;
      finding.acted = act == null ? 0 : act.time;
      return finding;
    }

    static Finding act(String rule, Event act, boolean kept) {
      Finding finding = new Finding();
      finding.rule = rule;
      finding.trigger = act.id;
      finding.kept = kept;
      return finding;
    }
  }

  @Override
  public String name() {
    return "Flink";
  }

  @Override
  public String version() {
    return "2.3.0";
  }

  @Override
  public String idiom() {
    return "CEP patterns by case for duties, process functions with state for acts; CoCo's deadlines as a function; a task for each core, state on the heap.";
  }

  @Override
  public boolean takesLate() {
    return false;
  }

  @Override
  public List<String> rules() {
    return TwoShores.COMMON;
  }

  @Override
  public SortedMap<String, String> cannot() {
    return Unwritten.reasons();
  }

  // Flink has no other source that gives what a reader pushes, in order; closing may be
  // interrupted.
  @SuppressWarnings({"deprecation", "try"})
  @Override
  public void judge(Dataset dataset, VerdictFiles verdicts) throws Exception {
    String run = verdicts.folder().toString();
    RUNNING.put(run, verdicts);
    try (StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment()) {
      environment.setParallelism(Runtime.getRuntime().availableProcessors());
      environment.getConfig().enableObjectReuse();
      DataStream<Event> events =
          environment
              .addSource(new Feed(dataset.file().toString()), "events")
              .returns(Event.class)
              .setParallelism(1)
              .assignTimestampsAndWatermarks(
                  WatermarkStrategy.<Event>forMonotonousTimestamps()
                      .withTimestampAssigner(
                          (SerializableTimestampAssigner<Event>)
                              (event, before) -> event.time / 1_000))
              .setParallelism(1);
      DataStream<Event> ofCases = events.filter(event -> event.caseId != null).setParallelism(1);
      duties(ofCases, "message.received", "reply", "B-01", "B-02")
          .union(
              duties(ofCases, "case.opened", "case.resolved", "B-05"),
              duties(ofCases, "complaint.received", "acknowledgement", "B-08"),
              ofCases.keyBy(event -> Objects.requireNonNull(event.caseId)).process(new Closings()),
              events.keyBy(event -> event.party).process(new PartyActs()),
              events
                  .filter(event -> event.is("refund.approved"))
                  .map(
                      event ->
                          Finding.act(
                              "B-16",
                              event,
                              event.approver != null
                                  && event.author != null
                                  && !event.approver.equals(event.author)))
                  .returns(Finding.class))
          .sinkTo(new Lines(run))
          .setParallelism(1);
      environment.execute(dataset.name());
    } finally {
      RUNNING.remove(run);
    }
  }

  private static DataStream<Finding> duties(
      DataStream<Event> ofCases, String trigger, String act, String... rules) {
    Pattern<Event, ?> pattern =
        Pattern.<Event>begin("trigger")
            .where(SimpleCondition.of(event -> event.is(trigger)))
            .followedBy("act")
            .where(SimpleCondition.of(event -> event.is(act)))
            .within(EVER);
    DataStream<Event> concerned =
        ofCases.filter(event -> event.is(trigger) || event.is(act)).setParallelism(1);
    SingleOutputStreamOperator<Finding> done =
        CEP.pattern(concerned.keyBy(event -> Objects.requireNonNull(event.caseId)), pattern)
            .process(new Duty(rules), TypeInformation.of(Finding.class));
    return done.union(done.getSideOutput(Duty.OPEN));
  }

  /** Reads the history as a source. */
  @SuppressWarnings("deprecation")
  private static final class Feed
      implements org.apache.flink.streaming.api.functions.source.legacy.SourceFunction<Event> {
    private static final long serialVersionUID = 1L;

    private final String file;

    Feed(String file) {
      this.file = file;
    }

    @Override
    public void run(SourceContext<Event> context) throws Exception {
      Contact.feed(Path.of(file), contact -> context.collect(new Event(contact)));
    }

    @Override
    public void cancel() {
      // A history ends by itself.
    }
  }

  /** Duties that were discharged, and those that were not when the history ended. */
  private static final class Duty extends PatternProcessFunction<Event, Finding>
      implements TimedOutPartialMatchHandler<Event> {
    private static final long serialVersionUID = 1L;

    private static final OutputTag<Finding> OPEN =
        new OutputTag<>("open") {
          private static final long serialVersionUID = 1L;
        };

    private final String[] rules;

    Duty(String[] rules) {
      this.rules = rules;
    }

    @Override
    public void processMatch(
        Map<String, List<Event>> match,
        PatternProcessFunction.Context context,
        Collector<Finding> out) {
      Event trigger = Objects.requireNonNull(match.get("trigger")).getFirst();
      Event act = Objects.requireNonNull(match.get("act")).getFirst();
      for (String rule : rules) {
        out.collect(Finding.duty(rule, trigger, act));
      }
    }

    @Override
    public void processTimedOutMatch(
        Map<String, List<Event>> match, PatternProcessFunction.Context context) {
      Event trigger = Objects.requireNonNull(match.get("trigger")).getFirst();
      for (String rule : rules) {
        context.output(OPEN, Finding.duty(rule, trigger, null));
      }
    }
  }

  /** B-15, by case. */
  private static final class Closings extends KeyedProcessFunction<String, Event, Finding> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> replied;

    @SuppressWarnings("NullAway.Init")
    Closings() {}

    @Override
    public void open(OpenContext context) {
      replied = getRuntimeContext().getState(new ValueStateDescriptor<>("replied", Boolean.class));
    }

    @Override
    public void processElement(
        Event event,
        KeyedProcessFunction<String, Event, Finding>.Context context,
        Collector<Finding> out)
        throws Exception {
      if (event.is("reply")) {
        replied.update(true);
      } else if (event.is("case.closed")) {
        out.collect(Finding.act("B-15", event, replied.value() != null));
      }
    }
  }

  /** B-09, B-10, B-11 and B-14, by party. */
  private static final class PartyActs extends KeyedProcessFunction<String, Event, Finding> {
    private static final long serialVersionUID = 1L;
    private static final long SILENCE = Duration.ofDays(2).toMillis() * 1_000;

    private transient ValueState<Boolean> consents;
    private transient ValueState<Boolean> optedOut;
    private transient ValueState<String> zone;
    private transient ValueState<Long> reminded;

    @SuppressWarnings("NullAway.Init")
    PartyActs() {}

    @Override
    public void open(OpenContext context) {
      consents =
          getRuntimeContext().getState(new ValueStateDescriptor<>("consents", Boolean.class));
      optedOut =
          getRuntimeContext().getState(new ValueStateDescriptor<>("opted out", Boolean.class));
      zone = getRuntimeContext().getState(new ValueStateDescriptor<>("zone", String.class));
      reminded = getRuntimeContext().getState(new ValueStateDescriptor<>("reminded", Long.class));
    }

    @Override
    public void processElement(
        Event event,
        KeyedProcessFunction<String, Event, Finding>.Context context,
        Collector<Finding> out)
        throws Exception {
      if (event.zone != null) {
        zone.update(event.zone);
      }
      switch (event.kind) {
        case "consent.given", "consent.withdrawn" -> {
          if ("phone".equals(event.channel)) {
            consents.update(event.is("consent.given"));
          }
        }
        case "optout.received" -> optedOut.update(true);
        case "call.placed" -> {
          out.collect(Finding.act("B-09", event, Boolean.TRUE.equals(consents.value())));
          int hour = Deadlines.localHour(event.time, zone.value());
          out.collect(Finding.act("B-11", event, hour >= 8 && hour < 20));
        }
        case "offer.sent" -> out.collect(Finding.act("B-10", event, optedOut.value() == null));
        case "reminder" -> {
          Long before = reminded.value();
          out.collect(Finding.act("B-14", event, before == null || event.time - before >= SILENCE));
          reminded.update(event.time);
        }
        default -> {}
      }
    }
  }

  /** Writes what was found. */
  private static final class Lines implements Sink<Finding> {
    private static final long serialVersionUID = 1L;

    private final String run;

    Lines(String run) {
      this.run = run;
    }

    @Override
    public SinkWriter<Finding> createWriter(WriterInitContext context) {
      VerdictFiles files = Objects.requireNonNull(RUNNING.get(run));
      return new SinkWriter<>() {
        @Override
        public void write(Finding finding, SinkWriter.Context sink) {
          if (finding.duty) {
            Deadlines.write(
                files, finding.rule, finding.trigger, finding.due, finding.act, finding.acted);
          } else {
            Deadlines.write(files, finding.rule, finding.trigger, finding.kept);
          }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
