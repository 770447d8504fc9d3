/**
 * Objects in S3 and what speaks S3: signed requests over connections of our own. The AWS SDK, which
 * finds credentials that are no plain keys, is confined to this package: no public signature here
 * names one of its types, and errors leave as {@code ZooException}.
 */
package dev.modelzoo.store.s3;
