import { route } from '../http.ts';
import type { StoredImage, UploadIn } from './schema.ts';

export const fileRoutes = {
  uploadImage: route<UploadIn, StoredImage>()({
    method: 'POST',
    path: '/files/images',
    access: 'customer',
    summary: 'Upload a picture (JPEG, PNG, WebP; at most 5 MB); it is re-encoded',
    upload: true,
    errors: ['image_invalid'],
  }),
  staffUploadImage: route<UploadIn, StoredImage>()({
    method: 'POST',
    path: '/admin/files/images',
    access: 'staff',
    summary: 'Upload a picture (JPEG, PNG, WebP; at most 10 MB); it is re-encoded',
    upload: true,
    errors: ['image_invalid'],
  }),
};
