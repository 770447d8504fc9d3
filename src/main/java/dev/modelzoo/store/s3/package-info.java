/** Objects in S3 and what speaks S3. The AWS SDK is confined to this package. */
package dev.modelzoo.store.s3;
