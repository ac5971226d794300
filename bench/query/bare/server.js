/**
 * The bare driver behind plain HTTP: each question is one statement, written by hand. POST a question's name and variables
 * as JSON; the answer is what the API answers to the question's document. Prints its address when it listens.
 */
import { createServer } from 'node:http';
import { card } from './card.js';
import { dashboard } from './dashboard.js';
import { entity } from './entity.js';
import { filter } from './filter.js';
import { levels } from './levels.js';
import { pageOf } from './page.js';
import { partners } from './partners.js';
import { close } from './read.js';

const answers = { entity, card, levels, page: pageOf, filter, partners, dashboard };

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part) => (body += part));
  request.on('end', () => {
    void answer(body).then(
      (data) => send(response, 200, { data }),
      (error) => send(response, 500, { errors: [{ message: String(error) }] }),
    );
  });
});

async function answer(body) {
  const { question, variables } = JSON.parse(body);
  return answers[question](variables);
}

function send(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => server.close(() => void close()));
