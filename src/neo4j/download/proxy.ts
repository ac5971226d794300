/** fetch, behind the proxy that the environment names: the fetch of Node 20 knows nothing of it. */
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';

export interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What is used of an answer; Node's fetch and undici's agree on it. */
export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

export type Fetch = (url: string, init: FetchInit) => Promise<Answer>;

/**
 * Runs what fetches. undici is loaded only where a proxy is set: nobody else pays for it.
 * @throws PactgraphError CANNOT_RUN when the proxy's address is none
 */
export async function withFetch<T>(proxy: Config['proxy'], work: (fetch: Fetch) => Promise<T>): Promise<T> {
  if (!proxy) return work(fetch);
  const { EnvHttpProxyAgent, fetch: proxied } = await import('undici');
  const dispatcher = parsed(
    () =>
      new EnvHttpProxyAgent({
        httpProxy: proxy.http,
        httpsProxy: proxy.https,
        noProxy: proxy.except,
        // To an http address as every proxy knows it; to an https one there is a tunnel anyway.
        proxyTunnel: false,
      }),
  );
  try {
    return await work((url, init) => proxied(url, { ...init, dispatcher }));
  } finally {
    // A proxy that never answers would keep the process for as long.
    await dispatcher.destroy();
  }
}

function parsed<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    // Not the address itself: it may hold a password.
    throw new PactgraphError('CANNOT_RUN', 'HTTPS_PROXY or HTTP_PROXY is not the address of a proxy.', {
      cause,
      hint: 'Expected http://host:port or http://user:password@host:port.',
    });
  }
}
