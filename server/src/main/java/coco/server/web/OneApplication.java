package coco.server.web;

import org.apache.catalina.Context;
import org.apache.catalina.loader.WebappLoader;
import org.springframework.boot.tomcat.TomcatEmbeddedWebappClassLoader;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells Tomcat that it runs one application for as long as the process lives. When one stops, it
 * looks for what keeps its classes from being unloaded, and defines a class of its own for that:
 * time spent for nothing here, and seen to end a process with a cache of linked classes by a crash.
 */
@Component
class OneApplication implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(OneApplication::keepClasses);
  }

  private static void keepClasses(Context context) {
    if (context.getLoader() instanceof WebappLoader loader) {
      loader.setLoaderInstance(new Kept(context.getParentClassLoader()));
    } else {
      throw new IllegalStateException("Tomcat has another loader: " + context.getLoader());
    }
  }

  /** Classes of an application that are never unloaded. */
  private static final class Kept extends TomcatEmbeddedWebappClassLoader {
    Kept(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected void clearReferences() {
      // The process ends with its application.
    }
  }
}
