package coco.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code coco} command and its subcommands. */
@Command(
    name = "coco",
    description = "Writes, checks and runs codes of connection.",
    footer = {
      "'coco test' builds everything and runs every test.",
      "COCO_MEMORY=4g gives a command that much memory; without it, half of the machine's at most.",
      "Exit status: 0 fine; 1 an error found by check, or a breach with --fail-on-breach, or an act refused by decide; 2 wrong use or unreadable input."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Coco.Version.class)
public final class Coco implements Runnable {
  /** Wrong use, or input that cannot be read. */
  static final int REFUSED = 2;

  /** An error found by {@code check}, or a breach where breaches are to fail. */
  static final int FOUND = 1;

  /** In the order of the help. */
  static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("init", InitCommand.class);
    COMMANDS.put("check", CheckCommand.class);
    COMMANDS.put("format", FormatCommand.class);
    COMMANDS.put("print", PrintCommand.class);
    COMMANDS.put("compare", CompareCommand.class);
    COMMANDS.put("render", RenderCommand.class);
    COMMANDS.put("backtest", BacktestCommand.class);
    COMMANDS.put("prepare", PrepareCommand.class);
    COMMANDS.put("curve", CurveCommand.class);
    COMMANDS.put("decide", DecideCommand.class);
    COMMANDS.put("due", DueCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
    COMMANDS.put("source", SourceCommand.class);
    COMMANDS.put("lsp", LspCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("backup", BackupCommand.class);
    COMMANDS.put("restore", RestoreCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("help", CommandLine.HelpCommand.class);
  }

  private final Console console;

  Coco(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  public static void main(String[] arguments) {
    if (arguments.length == 0 || !arguments[0].equals("serve")) {
      // Only the server logs: a library's remark is no part of a command's answer.
      System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
      System.setProperty("slf4j.internal.verbosity", "WARN");
    }
    System.exit(run(Console.ofProcess(System.getenv()), arguments));
  }

  /** Runs one command; the exit status. */
  static int run(Console console, String... arguments) {
    CommandLine commands = commands(console, arguments);
    commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    commands.setUsageHelpWidth(Math.clamp(console.width(), 60, 120));
    commands.setExecutionExceptionHandler((failure, command, parsed) -> refuse(console, failure));
    commands.setParameterExceptionHandler((failure, given) -> refuse(console, failure));
    int status;
    try {
      status = commands.execute(arguments);
    } catch (OutOfMemoryError tooSmall) {
      status = refuse(console, tooSmall);
    }
    console.out().flush();
    return console.out().checkError() ? REFUSED : status;
  }

  /** With the command that is named alone, where one is: the others cost a fifth of a second. */
  private static CommandLine commands(Console console, String... arguments) {
    Commands factory = new Commands(console);
    CommandLine commands = new CommandLine(new Coco(console), factory);
    Class<?> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    if (named == null || named == CommandLine.HelpCommand.class) {
      COMMANDS.values().forEach(each -> commands.addSubcommand(new CommandLine(each, factory)));
    } else {
      commands.addSubcommand(new CommandLine(named, factory));
    }
    return commands;
  }

  private static int refuse(Console console, ParameterException failure) {
    console.err().println("coco: " + message(failure));
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println("      See '%s --help'.".formatted(name));
    return REFUSED;
  }

  private static String message(ParameterException failure) {
    if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return String.valueOf(failure.getMessage());
    }
    String first = unmatched.getUnmatched().getFirst();
    boolean isCommand = unmatched.getCommandLine().getParent() == null && !first.startsWith("-");
    List<String> near = unmatched.getSuggestions();
    return "'%s' is no %s of %s%s"
        .formatted(
            first,
            isCommand ? "command" : first.startsWith("-") ? "option" : "argument",
            unmatched.getCommandLine().getCommandSpec().qualifiedName(),
            near.isEmpty() ? "." : "; did you mean " + String.join(" or ", near) + "?");
  }

  private static int refuse(Console console, OutOfMemoryError tooSmall) {
    console
        .err()
        .println(
            "coco: %d MB of memory are not enough for this (%s). Give more, for instance COCO_MEMORY=4g, or fewer interactions at a time. Nothing was written."
                .formatted(Runtime.getRuntime().maxMemory() >> 20, tooSmall.getMessage()));
    return REFUSED;
  }

  private static int refuse(Console console, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError tooSmall) {
        return refuse(console, tooSmall);
      }
    }
    if (failure instanceof Refusal) {
      console.err().println("coco: " + failure.getMessage());
    } else {
      console
          .err()
          .println("coco: this should not have happened: please report it with what you ran.");
      failure.printStackTrace(console.err());
    }
    return REFUSED;
  }

  @Override
  public void run() {
    commands(console).usage(console.out());
  }

  /** Makes each command with the console it writes to. */
  private record Commands(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Console.class).newInstance(console);
      } catch (NoSuchMethodException none) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Coco.class.getPackage().getImplementationVersion();
      return new String[] {"coco " + (version == null ? "development" : version)};
    }
  }
}
