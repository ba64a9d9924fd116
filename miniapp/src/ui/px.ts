/** A length of the 375 px wide design, for inline styles: rpx in WeChat, px in a browser. */
export const px = (length: number): string => (process.env.TARO_ENV === 'weapp' ? `${length * 2}rpx` : `${length}px`);
