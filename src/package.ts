/** The package itself. Read without a library, so that help answers at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds schema/, cypher/ and seed/: the checkout, or the installed package. */
export const packageRoot = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

// npm has read the file before: it is ours, and whole.
const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as Manifest;

/** Version of this package. */
export const packageVersion = manifest.version;

/** The versions of Node it runs on, as `>=20.19`. */
export const nodeRange = manifest.engines.node;
