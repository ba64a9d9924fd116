import Taro from '@tarojs/taro';

/** What WeChat says of phone and app without asking anybody: model, system, screen, language; nothing that names the person. */
export const deviceTraits = (): string[] => {
  const { brand, model, system, platform } = Taro.getDeviceInfo();
  const { screenWidth, screenHeight, pixelRatio } = Taro.getWindowInfo();
  const { language, version, SDKVersion } = Taro.getAppBaseInfo();
  return ['weapp', brand, model, system, platform, `${screenWidth}x${screenHeight}@${pixelRatio}`, language, version, SDKVersion].map(
    String,
  );
};
