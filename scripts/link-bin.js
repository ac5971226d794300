/**
 * Puts `pactgraph` beside the bins of the dependencies, so that `npx pactgraph` works in a checkout. npm links no
 * package's own bin; without this, npx installs the checkout into a cache of its own first, and builds it again.
 */
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'node_modules/.bin');
const link = join(folder, 'pactgraph');

mkdirSync(folder, { recursive: true });
chmodSync(join(root, 'dist/cli.js'), 0o755);
rmSync(link, { force: true });
if (process.platform === 'win32') writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\cli.js" %*\r\n');
else symlinkSync('../../dist/cli.js', link);
