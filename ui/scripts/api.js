// Makes src/api/schema.d.ts from the server's OpenAPI document; with --check it only says whether
// the file is what the document gives.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('../../schemas/openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const header = '// Made from schemas/openapi.json by `npm run api`. Not written by hand.\n\n';

const wanted = header + astToString(await openapiTS(JSON.parse(readFileSync(document, 'utf8'))));
if (process.argv.includes('--check')) {
  let have = '';
  try {
    have = readFileSync(target, 'utf8');
  } catch {}
  if (have !== wanted) {
    process.stderr.write('src/api/schema.d.ts is not of schemas/openapi.json: npm run api\n');
    process.exit(1);
  }
} else {
  writeFileSync(target, wanted);
}
