import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { fileUrl } from '@/platform/config';
import { Icon } from './icon';

interface PictureProps {
  src: string | null | undefined;
  alt?: string;
  className?: string;
  /** `fit` shows the whole picture, `fill` crops it to the frame. */
  mode?: 'fill' | 'fit';
  onClick?: () => void;
}

/** A picture that loads when it comes near the screen, and leaves a calm field when there is none. The frame's size comes from `className`. */
export function Picture({ src, alt = '', className = '', mode = 'fill', onClick }: PictureProps) {
  const [state, setState] = useState<'waiting' | 'shown' | 'broken'>('waiting');
  const broken = !src || state === 'broken';
  return (
    <View className={`picture ${className}`} onClick={onClick}>
      {broken ? (
        <Icon name="leaf" className="picture-none" />
      ) : (
        <Image
          className={`picture-image ${state === 'shown' ? 'picture-shown' : ''}`}
          src={fileUrl(src)}
          mode={mode === 'fill' ? 'aspectFill' : 'aspectFit'}
          lazyLoad
          aria-label={alt}
          onLoad={() => setState('shown')}
          onError={() => setState('broken')}
        />
      )}
    </View>
  );
}
