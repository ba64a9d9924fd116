import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import webpack from 'webpack';

/** Packages that ship syntax newer than the base library, or TypeScript sources, and so go through babel. */
const transpiled = [(file: string) => /node_modules[\\/](@tanstack|zustand)[\\/]|[\\/]shared-types[\\/]src[\\/]/.test(file)];

const cssModules = { enable: false };
const root = resolve(__dirname, '..');
const sassLoaderOption = { sassOptions: { includePaths: [resolve(root, 'src/styles')], silenceDeprecations: ['legacy-js-api'] } };
const abort = resolve(root, 'src/platform/abort-controller.ts');

/** `npm run build:weapp:release` sets it; a release without an https address of the API must not come into being. */
const release = process.env.HUITOU_RELEASE === '1';
const apiBase = process.env.TARO_APP_API ?? '';
if (release && process.env.TARO_ENV === 'weapp' && !apiBase.startsWith('https://')) {
  throw new Error('A release of the mini-program needs TARO_APP_API, the https address of the API, e.g. https://shop.example.com');
}

export default defineConfig<'webpack5'>({
  projectName: 'huitou',
  date: '2026-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: ['@tarojs/plugin-html'],
  defineConstants: {
    // The storefront in a browser is served by the API itself; the mini-program has to be told where that is.
    API_BASE: JSON.stringify(process.env.TARO_ENV === 'h5' ? apiBase : apiBase || 'http://127.0.0.1:3100'),
  },
  alias: { '@': resolve(root, 'src') },
  copy: { patterns: [], options: {} },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Terser makes the scripts a twentieth smaller and takes a third of the build's time.
  jsMinimizer: 'esbuild',
  esbuild: { minify: { config: { target: 'es2017' } } },
  logger: { quiet: true, stats: false },
  mini: {
    webpackChain(chain) {
      // The logic layer of WeChat has no AbortController, and react-query does nothing without one.
      chain
        .plugin('abort-controller')
        .use(webpack.ProvidePlugin, [{ AbortController: [abort, 'AbortController'], AbortSignal: [abort, 'AbortSignal'] }]);
    },
    compile: { include: transpiled },
    sassLoaderOption,
    miniCssExtractPluginOption: { ignoreOrder: true },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    webpackChain(chain) {
      // What several pages use is loaded once, not once a page.
      chain.optimization.splitChunks({
        chunks: 'all',
        maxInitialRequests: 8,
        cacheGroups: {
          vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, priority: 10 },
          shared: { name: 'shared', minChunks: 2, priority: 5, reuseExistingChunk: true },
        },
      });
    },
    compile: { include: transpiled },
    sassLoaderOption,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    devServer: {
      port: 3102,
      host: '127.0.0.1',
      open: false,
      hot: false,
      proxy: [{ context: ['/api', '/files'], target: 'http://127.0.0.1:3100' }],
    },
    // Pixels stay pixels in a browser: the page is laid out in a column of phone width, it does not grow with the window.
    postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} }, cssModules },
  },
});
