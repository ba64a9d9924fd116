import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The api process serves the build at `/admin/`; in development vite does, and hands API and uploads to the api process. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react()],
  server: { port: 3110, proxy: { '/api': 'http://127.0.0.1:3100', '/files': 'http://127.0.0.1:3100' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What rarely changes gets a name of its own, so that a release leaves it in the browser's cache.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|zustand)[\\/]/, priority: 30 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
});
