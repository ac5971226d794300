/** Rounds in which questions and participants take turns, so that whatever else the machine does counts for all alike. */
import { cpuOf } from './cpu.js';

/**
 * @param {{ participants: readonly object[], questions: readonly object[], variables: object, rounds: number,
 *   warmUps: number, requests: number, databasePid: number | undefined }} run `requests` is the number in one turn
 * @returns per question and participant: latencies in ms, and ms of CPU of the participant and of the database
 */
export async function measure({
  participants,
  questions,
  variables,
  rounds,
  warmUps,
  requests,
  databasePid,
}) {
  const results = new Map(
    questions.map(({ name }) => [
      name,
      new Map(participants.map((one) => [one.name, { latencies: [], cpu: 0, databaseCpu: 0 }])),
    ]),
  );
  for (let round = -warmUps; round < rounds; round++)
    for (const question of rotated(questions, round)) {
      const window = windowOf(variables[question.name], round + warmUps, requests);
      for (const participant of rotated(participants, round)) {
        const turn = await takeTurn(participant, question, window, databasePid);
        if (round < 0) continue;
        const sum = results.get(question.name).get(participant.name);
        sum.latencies.push(...turn.latencies);
        sum.cpu += turn.cpu;
        sum.databaseCpu += turn.databaseCpu;
      }
    }
  return results;
}

/** The same requests for every participant of a round, other ones in the next. */
const windowOf = (variables, round, requests) =>
  Array.from({ length: requests }, (_, i) => variables[(round * requests + i) % variables.length]);

const rotated = (items, by) =>
  items.map((_, index) => items[(((index + by) % items.length) + items.length) % items.length]);

async function takeTurn(participant, question, window, databasePid) {
  const bodies = [];
  for (const variables of window) bodies.push(await participant.bodyOf(question, variables));
  const [cpu, databaseCpu] = [cpuOf(participant.pid), cpuOf(databasePid)];
  const latencies = [];
  for (const body of bodies) {
    const started = performance.now();
    const { status } = await participant.send(body);
    latencies.push(performance.now() - started);
    if (status !== 200) throw new Error(`${participant.name} answered ${question.name} with ${status}.`);
  }
  // Where the system counts none, none is told.
  return {
    latencies,
    cpu: cpuOf(participant.pid) - cpu,
    databaseCpu: cpuOf(databasePid) - databaseCpu,
  };
}
