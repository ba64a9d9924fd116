import { env } from '../../env.ts';
import type { FileStore } from './store.ts';

/** S3-compatible storage (AWS, Aliyun OSS, Tencent COS, MinIO). */
export const s3Store = async (): Promise<FileStore> => {
  // Large, and needed only by shops that use it.
  const { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const { FILES_S3_BUCKET: Bucket, FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_ACCESS_KEY, FILES_S3_SECRET_KEY } = env();
  const client = new S3Client({
    region: FILES_S3_REGION,
    ...(FILES_S3_ENDPOINT ? { endpoint: FILES_S3_ENDPOINT, forcePathStyle: true } : {}),
    credentials: { accessKeyId: FILES_S3_ACCESS_KEY, secretAccessKey: FILES_S3_SECRET_KEY },
    requestHandler: { requestTimeout: 15_000, connectionTimeout: 5_000 },
  });
  return {
    put: async (Key, Body, ContentType) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, CacheControl: 'public, max-age=31536000, immutable' }));
    },
    get: async (Key) => {
      try {
        const found = await client.send(new GetObjectCommand({ Bucket, Key }));
        return (await found.Body?.transformToByteArray()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    remove: async (Key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
  };
};
