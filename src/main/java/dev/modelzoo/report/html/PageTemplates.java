package dev.modelzoo.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.Writer;
import java.util.Map;

/**
 * Fills templates. What comes from a model is escaped for the place at which it stands: a text can
 * never become an element or a script. Thread-safe.
 */
public final class PageTemplates {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private PageTemplates() {}

  /**
   * Writes a page.
   *
   * @param template its path below {@code src/main/jte}
   * @param parameters by their names in the template
   */
  public static void render(String template, Map<String, Object> parameters, Writer out) {
    TemplateOutput output = new WriterOutput(out);
    ENGINE.render(template, parameters, output);
  }
}
