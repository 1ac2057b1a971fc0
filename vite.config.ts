import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screen: one bundle that the desktop shells and the server both serve, without inline scripts or styles. */
export default defineConfig({
  root: 'src-renderer',
  base: '/',
  plugins: [react()],
  server: { proxy: { '/rpc': 'http://127.0.0.1:4173' } },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2024',
    cssTarget: 'chrome123',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
});
