import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import { storedImage, uploadIn } from '@huitou/shared-types/files/schema.ts';
import { mount } from '../http/mount.ts';
import { fail } from '../errors.ts';
import { countInWindow, key } from '../redis.ts';
import type { Slice } from '../slice.ts';
import { storeImage } from './images.ts';

const MIB = 1024 * 1024;
const HOURLY = 120;

/** Pictures from customers and from staff. */
export const filesSlice: Slice = {
  name: 'files',
  routes: [
    mount(fileRoutes.uploadImage, { in: uploadIn, out: storedImage }, async ({ file }, call) => {
      if ((await countInWindow(key('files', 'customer', call.actor.id), 3600)) > HOURLY) fail('rate_limited');
      return storeImage(file.bytes, 5 * MIB);
    }),
    mount(fileRoutes.staffUploadImage, { in: uploadIn, out: storedImage }, ({ file }) => storeImage(file.bytes, 10 * MIB)),
  ],
};
