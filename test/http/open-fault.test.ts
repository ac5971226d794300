import { describe, expect, it } from 'vitest';
import { openFault } from '../../src/http/open-fault.js';

describe('listening', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost', 'graph.localhost'])(
    'at %s needs no word',
    (host) => {
      expect(openFault({ host, open: false })).toBeUndefined();
    },
  );

  it.each(['0.0.0.0', '::', '192.0.2.1', 'graph.lan', '2001:db8::1', '127.evil.example'])(
    'at %s is refused in one line until somebody says that it is meant',
    (host) => {
      const fault = openFault({ host, open: false });
      expect(fault).toMatchObject({ code: 'CANNOT_RUN', hint: undefined });
      expect(fault?.message).toMatch(
        /^Whoever reaches this machine at .* --open .* PACTGRAPH_OPEN=true.*unset PACTGRAPH_HOST\.$/,
      );
      expect(openFault({ host, open: true })).toBeUndefined();
    },
  );
});
