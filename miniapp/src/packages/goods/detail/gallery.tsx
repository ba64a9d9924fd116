import { Swiper, SwiperItem, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { fileUrl } from '@/platform/config';
import { back } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';

export function Gallery({ pictures, name }: { pictures: readonly string[]; name: string }) {
  const [current, setCurrent] = useState(0);
  const urls = pictures.map(fileUrl);
  return (
    <View className="detail-gallery">
      <Swiper className="detail-swiper" circular={pictures.length > 1} onChange={(event) => setCurrent(event.detail.current)}>
        {pictures.map((picture, i) => (
          <SwiperItem key={picture}>
            <Picture
              src={picture}
              alt={name}
              className="detail-picture"
              onClick={() => void Taro.previewImage({ urls, current: urls[i] ?? '' })}
            />
          </SwiperItem>
        ))}
      </Swiper>
      {pictures.length > 1 ? (
        <View className="detail-counter">
          {current + 1} / {pictures.length}
        </View>
      ) : null}
    </View>
  );
}

/** In a browser the picture reaches the top edge, and the way back floats over it. */
export function FloatingBack() {
  if (process.env.TARO_ENV !== 'h5') return null;
  return (
    <View className="detail-float">
      <View id="nav-back" className="detail-back" role="button" aria-label="返回" onClick={back}>
        <Icon name="back" size={20} />
      </View>
    </View>
  );
}
