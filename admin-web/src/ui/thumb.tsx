import { Image } from 'antd';
import type { ReactElement } from 'react';

/** A small picture of fixed size that opens large; an even ground where there is none. */
export const Thumb = ({ src, size = 40, alt = '' }: { src: string | null | undefined; size?: number; alt?: string }): ReactElement =>
  src ? (
    <Image src={src} alt={alt} width={size} height={size} className="thumb" preview={{ cover: null }} loading="lazy" fallback={BLANK} />
  ) : (
    <span className="thumb" style={{ display: 'inline-block', width: size, height: size }} />
  );

const BLANK = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#f1f3f3"/></svg>')}`;
