import { Swiper, SwiperItem, View } from '@tarojs/components';
import { useState } from 'react';
import type { Banner } from '@huitou/shared-types/catalog/schema.ts';
import { openLink } from '@/features/shop/open-link';
import { Picture } from '@/ui/picture';

export function Banners({ banners }: { banners: readonly Banner[] }) {
  const [current, setCurrent] = useState(0);
  return (
    <View className="home-banners">
      <Swiper
        className="home-swiper"
        circular={banners.length > 1}
        autoplay={banners.length > 1}
        interval={5000}
        duration={350}
        onChange={(event) => setCurrent(event.detail.current)}
      >
        {banners.map((banner) => (
          <SwiperItem key={banner.id}>
            <View id={`banner-${banner.id}`} className="home-banner" onClick={() => openLink(banner.link, banner.title)}>
              <Picture src={banner.picture} alt={banner.title} className="home-banner-picture" />
            </View>
          </SwiperItem>
        ))}
      </Swiper>
      {banners.length > 1 ? (
        <View className="home-dots">
          {banners.map((banner, i) => (
            <View key={banner.id} className={`home-dot ${i === current ? 'home-dot-on' : ''}`} />
          ))}
        </View>
      ) : null}
    </View>
  );
}
