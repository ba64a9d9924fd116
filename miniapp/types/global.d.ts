/// <reference types="@tarojs/taro" />

/** Where the API lives, without a slash at the end; empty in a browser, where the API serves the storefront itself. */
declare const API_BASE: string;

declare module '*.png';
declare module '*.scss';

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
  }
}
