/** Turns a signal into an exit code; the command itself ends the process. */
import { limits } from './limits.js';
import type { RunningServer } from './serve.js';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Waits for SIGTERM, SIGINT or SIGHUP (the terminal was closed), then closes the server.
 * @param limit ms that closing may take
 * @returns 0 when everything was drained; 1 at a second signal, at the limit, or when closing failed
 */
export function closeOnSignals(
  server: Pick<RunningServer, 'close'>,
  limit: number = limits.drain,
): Promise<0 | 1> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (code: 0 | 1) => {
      clearTimeout(timer);
      for (const signal of signals) process.off(signal, onSignal);
      resolve(code);
    };
    function onSignal(): void {
      if (timer) {
        end(1);
        return;
      }
      timer = setTimeout(() => end(1), limit);
      server.close().then(
        () => end(0),
        () => end(1),
      );
    }
    for (const signal of signals) process.on(signal, onSignal);
  });
}
