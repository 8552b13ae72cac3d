package coco.server.database;

import coco.server.settings.Settings;
import coco.server.settings.StartFault;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The database that the server runs on: its own one, or an outside one. It is started, and brought
 * to this version's tables, while the rest is being prepared; who asks for its address waits until
 * it is ready.
 */
public final class Database implements JdbcConnectionDetails, AutoCloseable {
  private final Settings settings;
  private final CompletableFuture<Place> started = new CompletableFuture<>();
  private final CompletableFuture<Place> ready = new CompletableFuture<>();

  public Database(Settings settings) {
    this.settings = settings;
  }

  private record Place(
      String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable EmbeddedPostgres own) {}

  /**
   * Begins to start it, and returns at once; to be called once.
   *
   * @param folder where its own one lies
   */
  public void begin(DataFolder folder) {
    if (settings.database().isPresent()) {
      started.complete(new Place(settings.database().get(), null, null, null));
      return;
    }
    inBackground(
        started,
        () -> {
          EmbeddedPostgres own = EmbeddedPostgres.start(folder.path().resolve("database"));
          return new Place(own.url(), own.user(), own.password(), own);
        });
  }

  /** Begins to bring its tables to this version, once it is started; to be called once. */
  public void migrate() {
    inBackground(
        ready,
        () -> {
          Place place = outcome(started);
          bringUp(place);
          return place;
        });
  }

  private static <T> void inBackground(CompletableFuture<T> made, Supplier<T> maker) {
    Thread.ofPlatform()
        .name("coco-database")
        .start(
            () -> {
              try {
                made.complete(maker.get());
              } catch (RuntimeException | Error failure) {
                made.completeExceptionally(failure);
              }
            });
  }

  private static void bringUp(Place place) {
    try {
      Flyway.configure().dataSource(place.url(), place.user(), place.password()).load().migrate();
    } catch (FlywayException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql) {
          throw new StartFault("cannot use the database: %s".formatted(sql.getMessage()), failure);
        }
      }
      throw new StartFault(
          "the database does not fit this version of CoCo: %s".formatted(failure.getMessage()),
          failure);
    }
  }

  private static <T> T outcome(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StartFault fault) {
        throw fault;
      }
      throw failure;
    }
  }

  @Override
  public String getJdbcUrl() {
    return outcome(ready).url();
  }

  @Override
  public @Nullable String getUsername() {
    return outcome(ready).user();
  }

  @Override
  public @Nullable String getPassword() {
    return outcome(ready).password();
  }

  @Override
  public String getDriverClassName() {
    return "org.postgresql.Driver";
  }

  /**
   * Stops it, where it is the server's own one, and waits until it has stopped; to be called after
   * {@link #begin}.
   */
  @Override
  public void close() {
    EmbeddedPostgres own =
        started.handle((place, failure) -> place == null ? null : place.own()).join();
    if (own != null) {
      own.close();
    }
  }
}
