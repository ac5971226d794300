/** How many statements our API sends for a question, as its log says at the level debug. */
import { setTimeout as sleep } from 'node:timers/promises';

const samples = 5;

/** @returns per question the most that one of some variables took */
export async function countStatements(start, questions, variables) {
  const counts = [];
  const ours = await start('ours', {
    log: 'debug',
    onLog: ({ operationName, statements }) => {
      if (operationName !== undefined) counts.push(statements);
    },
  });
  const most = {};
  for (const question of questions) {
    for (const one of variables[question.name].slice(0, samples)) {
      await ours.bodyOf(question, one);
      counts.length = 0;
      await ours.answer(question, one);
      await logged(counts);
      most[question.name] = Math.max(most[question.name] ?? 0, ...counts);
    }
  }
  await ours.stop();
  return most;
}

/** The log of an answer comes behind it. */
async function logged(counts) {
  for (let tries = 0; counts.length === 0 && tries < 200; tries++) await sleep(10);
  if (counts.length === 0) throw new Error('Nothing was logged.');
}
