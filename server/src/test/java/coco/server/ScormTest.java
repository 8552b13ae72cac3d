package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A course as a SCORM 1.2 package, driven through the interface of a small learning system. */
class ScormTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody trainer = SERVER.somebody(Role.TRAINER);
  private static final String EDITION =
      Sites.publish(Sites.renamed("bank/harbourside", "learn-water", "for packages"));
  private static final String COURSE = CoursesTest.published("answering-scorm");

  /** A learning system of one page: it keeps what the course sets, from visit to visit. */
  private static final String SYSTEM =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>LMS</title><script>
      const kept = JSON.parse(localStorage.getItem('cmi') || '{"cmi.core.lesson_status":"not attempted"}');
      let state = 'new';
      const calls = [];
      window.API = {
        LMSInitialize: text => { state = state === 'new' && text === '' ? 'running' : 'wrong'; calls.push('initialize'); return 'true'; },
        LMSGetValue: name => {
          if (state !== 'running') { state = 'wrong'; }
          if (name === 'cmi.interactions._count') {
            return String(new Set(Object.keys(kept).map(it => it.match(/^cmi\\.interactions\\.(\\d+)\\./)).filter(it => it).map(it => it[1])).size);
          }
          return kept[name] === undefined ? '' : kept[name];
        },
        LMSSetValue: (name, value) => { if (state !== 'running' || typeof value !== 'string') { state = 'wrong'; } kept[name] = value; return 'true'; },
        LMSCommit: text => { localStorage.setItem('cmi', JSON.stringify(kept)); return 'true'; },
        LMSFinish: text => { calls.push('finish'); localStorage.setItem('calls', calls.join(' ') + ' ' + state); state = 'over'; return 'true'; },
        LMSGetLastError: () => '0', LMSGetErrorString: code => '', LMSGetDiagnostic: code => ''
      };
      </script></head><body><iframe src="index.html" width="100%" height="900" title="course"></iframe></body></html>
      """;

  @AfterAll
  static void end() {
    CoursesTest.end(COURSE);
    Sites.withdraw(EDITION);
  }

  private static Map<String, byte[]> files(String tag) throws IOException {
    byte[] archive = trainer.getBytes(COURSE + "/editions/1/scorm/" + tag).body();
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void itsManifestNamesWhatIsInIt() throws Exception {
    Map<String, byte[]> files = files("fr");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);

    Document manifest =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Objects.requireNonNull(files.get("imsmanifest.xml"))));

    Element root = manifest.getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://www.imsproject.org/xsd/imscp_rootv1p1p2");
    assertThat(text(root, "schemaversion")).isEqualTo("1.2");
    assertThat(text(root, "title")).isEqualTo("Répondre à temps");
    Element resource = (Element) root.getElementsByTagName("resource").item(0);
    assertThat(resource.getAttributeNS("http://www.adlnet.org/xsd/adlcp_rootv1p2", "scormtype"))
        .isEqualTo("sco");
    Element item = (Element) root.getElementsByTagName("item").item(0);
    assertThat(item.getAttribute("identifierref")).isEqualTo(resource.getAttribute("identifier"));
    NodeList listed = root.getElementsByTagName("file");
    assertThat(listed.getLength()).isEqualTo(files.size() - 1);
    for (int i = 0; i < listed.getLength(); i++) {
      assertThat(files).containsKey(((Element) listed.item(i)).getAttribute("href"));
    }
    assertThat(new String(Objects.requireNonNull(files.get("index.html")), StandardCharsets.UTF_8))
        .contains("lang=\"fr\"", "src=\"pictures/clock.svg\"", "<svg")
        .doesNotContain("<script>", "style=\"", "onclick");
  }

  private static String text(Element root, String name) {
    return root.getElementsByTagName(name).item(0).getTextContent();
  }

  private static void serve(Route route, Map<String, byte[]> files) {
    String name = route.request().url().replaceFirst("^http://lms\\.test/", "");
    byte[] bytes =
        name.equals("lms.html") ? SYSTEM.getBytes(StandardCharsets.UTF_8) : files.get(name);
    String type =
        Map.of(
                "html",
                "text/html",
                "js",
                "text/javascript",
                "css",
                "text/css",
                "svg",
                "image/svg+xml")
            .getOrDefault(name.replaceFirst("^.*\\.", ""), "text/plain");
    Route.FulfillOptions answer = new Route.FulfillOptions().setContentType(type);
    if (name.equals("index.html")) {
      answer.setHeaders(
          Map.of(
              "Content-Type",
              "text/html",
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"));
    }
    route.fulfill(bytes == null ? answer.setStatus(404).setBody("") : answer.setBodyBytes(bytes));
  }

  private static String kept(Page page, String name) {
    return String.valueOf(
        page.evaluate("name => JSON.parse(localStorage.getItem('cmi') || '{}')[name]", name));
  }

  @Test
  void aLearningSystemDrivesIt() throws Exception {
    Map<String, byte[]> files = files("en");
    java.util.List<String> errors = new java.util.ArrayList<>();
    try (Chromium chromium = Chromium.start(SERVER);
        BrowserContext context = chromium.window(SERVER.nobody(), "en", 1440, ColorScheme.LIGHT);
        Page page = context.newPage()) {
      page.onPageError(errors::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
              errors.add(message.text());
            }
          });
      page.route("http://lms.test/**", route -> serve(route, files));
      page.navigate("http://lms.test/lms.html");
      FrameLocator course = page.frameLocator("iframe");
      course.locator("#lesson-promise > h2").waitFor();
      assertThat(kept(page, "cmi.core.lesson_status")).isEqualTo("incomplete");
      assertThat(course.locator("#lesson-late").isVisible()).isFalse();
      course.locator("#lesson-promise button").click();
      course.locator("#lesson-late > h2").waitFor();
      assertThat(kept(page, "cmi.core.lesson_location")).isEqualTo("late");

      // Wrong.
      course.locator("[data-question=friday] input[value='0']").check();
      course.locator("[data-question=answers] input[value='2']").check();
      course.locator("#lesson-late button").click();
      assertThat(course.locator("#lesson-late .result").innerText()).contains("0 of 2", "Not yet");
      assertThat(course.locator("[data-question=friday] .explanation").innerText())
          .contains("five days run");
      assertThat(kept(page, "cmi.core.lesson_status")).isEqualTo("incomplete");
      assertThat(kept(page, "cmi.core.score.raw")).isEqualTo("0");
      assertThat(kept(page, "cmi.interactions.0.id")).isEqualTo("late.friday");
      assertThat(kept(page, "cmi.interactions.0.student_response")).isEqualTo("a");
      assertThat(kept(page, "cmi.interactions.0.result")).isEqualTo("wrong");

      // Gone, and back.
      page.navigate("about:blank");
      page.navigate("http://lms.test/lms.html");
      assertThat(page.evaluate("localStorage.getItem('calls')"))
          .isEqualTo("initialize finish running");
      course = page.frameLocator("iframe");
      course.locator("#lesson-late > h2").waitFor();
      assertThat(course.locator("#lesson-promise").isVisible()).isFalse();
      assertThat(kept(page, "cmi.suspend_data")).isEqualTo("promise:0:1;late:0:0");

      // Half right is enough here; then all.
      course.locator("[data-question=friday] input[value='1']").check();
      course.locator("[data-question=answers] input[value='0']").check();
      course.locator("#lesson-late button").click();
      assertThat(course.locator("#lesson-late .result").innerText()).contains("1 of 2", "Passed");
      assertThat(kept(page, "cmi.core.lesson_status")).isEqualTo("passed");
      assertThat(kept(page, "cmi.core.score.raw")).isEqualTo("50");
      assertThat(course.locator("#standing").innerText()).contains("done all lessons");
      course.locator("[data-question=answers] input[value='1']").check();
      course.locator("#lesson-late button").click();
      assertThat(kept(page, "cmi.core.score.raw")).isEqualTo("100");
      assertThat(kept(page, "cmi.core.score.min")).isEqualTo("0");
      assertThat(kept(page, "cmi.core.score.max")).isEqualTo("100");
      assertThat(kept(page, "cmi.interactions.5.result")).isEqualTo("correct");
      assertThat(kept(page, "cmi.interactions.5.student_response")).isEqualTo("a,b");
      assertThat(kept(page, "cmi.core.session_time")).matches("\\d{4}:\\d{2}:\\d{2}\\.\\d{2}");
      page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.PICTURES.resolve("scorm.png")));
    }
    assertThat(errors).isEmpty();
  }
}
