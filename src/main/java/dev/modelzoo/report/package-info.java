/** What is made from results that lie in folders: comparisons. */
package dev.modelzoo.report;
