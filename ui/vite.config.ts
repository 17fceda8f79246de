/// <reference types="vitest/config" />
// Builds the web admin into `dist/`, from where the server's binary takes it.
// For development: `ROLLCALL=http://127.0.0.1:8080 npm run dev` passes the API on to that server.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './scripts/compress.js';

const server = process.env.ROLLCALL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), { name: 'compress', closeBundle: () => compress('dist') }],
  build: {
    target: 'es2022',
    outDir: 'dist',
    manifest: true,
    // No image or font as a data: address, which the content security policy does not allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/livez', '/readyz', '/metrics'].map((path) => [path, { target: server }]),
    ),
  },
  test: {
    pool: 'threads',
    // Components need a document, which takes longer to set up than most tests take.
    projects: [
      { extends: true, test: { name: 'plain', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'components',
          include: ['src/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
});
