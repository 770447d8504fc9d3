/**
 * Objects in Aliyun OSS. The Aliyun SDK is confined to this package: no public signature here names
 * one of its types, and its errors leave as {@code ZooException}.
 */
package dev.modelzoo.store.oss;
