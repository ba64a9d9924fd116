import { Flex, Image } from 'antd';
import type { ReactElement } from 'react';

/** Pictures that somebody sent, small; a click opens them large, one after another. */
export const Pictures = ({ urls, size = 64 }: { urls: readonly string[]; size?: number }): ReactElement | null =>
  urls.length === 0 ? null : (
    <Image.PreviewGroup>
      <Flex gap={6} wrap>
        {urls.map((url, i) => (
          <Image
            key={url}
            src={url}
            alt={`图片 ${i + 1}`}
            width={size}
            height={size}
            className="thumb"
            preview={{ cover: null }}
            loading="lazy"
          />
        ))}
      </Flex>
    </Image.PreviewGroup>
  );
