/** Results as lines of a list: those that were published, and those that lie in folders here. */
package dev.modelzoo.report.listing;
