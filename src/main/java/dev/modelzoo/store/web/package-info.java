/** Files on web servers ({@code http:}, {@code https:}), which are only read. */
package dev.modelzoo.store.web;
