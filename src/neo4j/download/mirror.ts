/** Where the jars come from: Maven Central, or the mirror that a setting names. */
import { createRequire } from 'node:module';
import { unescape } from 'node:querystring';
import type artifactUrl from 'mvn-artifact-url';

export interface Repository {
  /** @param coordinates group:artifact:version, with :classifier where there is one */
  urlOf(coordinates: string): Promise<string>;
  /** The login, if there is one. */
  readonly headers: Readonly<Record<string, string>>;
}

/** @param mirror may hold user:password@, which fetch refuses and nobody should see: it becomes a header */
export function repositoryAt(mirror: string | undefined): Repository {
  // By `require`, since loaders differ in what the default import of such a CommonJS module is; and only when something
  // is to be fetched: no later start pays for it.
  const library = createRequire(import.meta.url)('mvn-artifact-url') as typeof artifactUrl;
  const { base, headers } = mirror === undefined ? { base: undefined, headers: {} } : parse(mirror);
  return {
    headers,
    urlOf: (coordinates) => {
      const [groupId = '', artifactId = '', version = '', classifier] = coordinates.split(':');
      return library.default({ groupId, artifactId, version, ...(classifier ? { classifier } : {}) }, base);
    },
  };
}

function parse(mirror: string): { base: string; headers: Record<string, string> } {
  const address = new URL(mirror);
  const login = [address.username, address.password].map(unescape).join(':');
  address.username = '';
  address.password = '';
  let base = address.href;
  while (base.endsWith('//')) base = base.slice(0, -1);
  return {
    base: base.endsWith('/') ? base : `${base}/`,
    headers: login === ':' ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
  };
}
