import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screen: one bundle that the desktop shells and the server both serve. */
export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'es2024', chunkSizeWarningLimit: 900 },
});
