import { raw } from '../attack-server.js';

const body = '{"query":"{ organisations { totalCount } }"}';
const requests = [
  ['/graphql', 'Host: evil.example'],
  ['/graphql', 'Host: evil.example', 'X-Forwarded-Host: localhost'],
  ['http://evil.example/graphql', 'Host: localhost'],
  ['/graphql', 'Host: localhost.evil.example:4000'],
].map(([target, ...headers]) =>
  [
    `POST ${target} HTTP/1.1`,
    ...headers,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n'),
);

/** As a web page asks that has led its own name to this machine (DNS rebinding). */
export const attack = {
  name: 'Requests for a foreign name: answered with data',
  unit: 'of 4',
  before: 4,
  limit: 0,
  async run({ port }) {
    const answers = await Promise.all(requests.map((request) => raw(port, request)));
    return answers.filter((answer) => !answer.startsWith('HTTP/1.1 403 ')).length;
  },
};
