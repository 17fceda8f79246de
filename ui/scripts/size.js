// Fails when the first load is more than 300 KB compressed: the start page, what it names, and what
// the dashboard loads after it, all as gzip (brotli is smaller).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 300 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const files = new Set(['index.html', 'color-scheme.js', 'icon.svg']);
function add(key) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) {
    return;
  }
  files.add(chunk.file);
  for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) {
    files.add(file);
  }
  for (const imported of chunk.imports ?? []) {
    add(imported);
  }
}
add('index.html');
add('src/pages/dashboard/Dashboard.tsx');

const sizes = [...files].map((name) => {
  const content = readFileSync(new URL(name, dist));
  // Fonts are compressed already.
  return [name, name.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length];
});
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
sizes.sort(([, a], [, b]) => b - a);
const kib = (bytes) => `${(bytes / 1024).toFixed(1).padStart(6)} KB`;
for (const [name, size] of sizes.slice(0, 8)) {
  process.stdout.write(`${kib(size)}  ${name}\n`);
}
process.stdout.write(
  `${kib(total)}  first load (${sizes.length} files), at most ${kib(LIMIT_BYTES)}\n`,
);
if (total > LIMIT_BYTES) {
  process.stderr.write('the first load is too big: load what it does not need later\n');
  process.exit(1);
}
