/**
 * Pages for a browser, made from templates ({@code src/main/jte}), style sheets and scripts
 * (resources of this package). A page is one file that works without a network; its bytes depend on
 * what it shows and on nothing else.
 */
package dev.modelzoo.report.html;
