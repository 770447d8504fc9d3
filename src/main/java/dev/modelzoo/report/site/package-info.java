/** The leaderboard: a folder of pages that show all models, all test sets and what lies between. */
package dev.modelzoo.report.site;
