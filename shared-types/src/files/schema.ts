import { z } from 'zod';

/** A file of a multipart request, as the server's use case gets it. In a client the field `file` is the form's file. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}
export const uploadIn = z.object({
  file: z
    .unknown()
    .refine((value) => typeof value === 'object' && value !== null && 'bytes' in value, '请选择文件')
    .transform((value) => value as UploadedFile),
});
export const storedImage = z.object({ url: z.string(), width: z.int(), height: z.int() });
export type UploadIn = { file: unknown };
export type StoredImage = z.output<typeof storedImage>;
