/**
 * A small interface over places that hold objects, with one implementation per package below. SDK
 * types and SDK errors stop at those packages' doors. Uses {@code content} and {@code error} only.
 */
package dev.modelzoo.store;
