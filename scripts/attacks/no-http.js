import { raw } from '../attack-server.js';

const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\n';
const requests = [
  'hello\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  `${head}Content-Length: -1\r\n\r\n`,
  `${head}X: ${'x'.repeat(20_000)}\r\n\r\n`,
];

/** Clients read one shape of answers, whatever they sent. */
export const attack = {
  name: 'What is no HTTP: answered otherwise than with a code in JSON',
  unit: 'of 4',
  before: 4,
  limit: 0,
  async run({ port }) {
    const answers = await Promise.all(requests.map((request) => raw(port, request)));
    return answers.filter((answer) => !/"code":"BAD_REQUEST"/.test(answer)).length;
  },
};
