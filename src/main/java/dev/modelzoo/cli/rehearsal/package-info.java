/** What the archive of loaded classes is made with. */
@NullMarked
package dev.modelzoo.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
