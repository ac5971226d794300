import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const texts = (count) =>
  Array.from({ length: count }, (_, i) => `t${i}: evidence { source { text } }`).join(' ');

/** Partners of partners, five deep, the text of each one's source under aliases. */
function partners(levels, aliases) {
  if (levels === 0) return `{ id ${texts(aliases)} }`;
  return `{ partners(first: 100) { nodes ${partners(levels - 1, aliases)} } }`;
}

/** Each is within all limits of a document. */
export const documents = [
  `{ organisations(first: 100) { nodes ${partners(5, 29)} } }`,
  `{ organisation(id: "org/hkpc") ${partners(5, 29)} }`,
  // All of a level, and all of it again for each of the next one.
  '{ organisations(first: 100) { nodes { agreements(first: 100) { nodes { parties(first: 100) { nodes { agreements(first: 100) { nodes { parties(first: 100) { nodes { id name summary } } } } } } } } } } }',
  `{ entities(ids: [${Array.from({ length: 100 }, () => '"org/hkpc"').join()}]) { ${texts(29)} } }`,
];

export async function ask(port, query) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
}

const megabytes = (pid) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1_024;

/** The container ends its process at 512 MB, and Node itself at 320 MB of heap. */
export const attack = {
  name: 'Answers far larger than their question: memory of the server',
  unit: 'MB',
  before: 512,
  limit: 400,
  async run({ port, pid }, quick) {
    let [most, over] = [0, false];
    const watch = async () => {
      for (; !over; await sleep(100)) most = Math.max(most, megabytes(pid));
    };
    const send = async () => {
      for (const document of quick ? documents.slice(0, 3) : documents) await ask(port, document);
      // Many at once.
      await Promise.all(Array.from({ length: quick ? 4 : 16 }, () => ask(port, documents[0])));
    };
    await Promise.all([watch(), send().finally(() => (over = true))]);
    return most;
  },
};
