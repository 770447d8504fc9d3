/** The report of one result: what its folder holds, made into a page. */
package dev.modelzoo.report.result;
