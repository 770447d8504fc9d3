/**
 * Objects in S3 and what speaks S3. The AWS SDK is confined to this package: no public signature
 * here names one of its types, and its errors leave as {@code ZooException}.
 */
package dev.modelzoo.store.s3;
