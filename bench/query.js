/**
 * What questions cost: our API beside the best hand-written Cypher behind plain HTTP, on one Neo4j, side by side in one
 * run. First all answers must be equal, else nothing is measured.
 *
 *   npm run build && node bench/query.js [--size 10000] [--rounds 10] [--requests 20] [--questions card,levels]
 *     [--participants bare,ours] [--data FOLDER] [--report] [--check] [--json]
 *
 * The graph has --size organisations and is made by the loader; with --data it is kept for the next run. --check only
 * compares answers, and counts the statements that ours sends. --report puts the table into docs/benchmark.md. With
 * NEO4J_URI set the graph is loaded into that database, which must be empty or hold this very graph. The first participant
 * is the measure of the others.
 */
import { parseArgs } from 'node:util';
import { openDatabase } from './query/database.js';
import { checkEqual } from './query/gate.js';
import { shapeOf } from './query/graph.js';
import { measure } from './query/measure.js';
import { participantNames, startParticipant } from './query/participants.js';
import { questions as allQuestions } from './query/questions.js';
import { printTable, tablesOf, writeReport } from './query/report.js';
import { countStatements } from './query/statements.js';
import { variablesOf } from './query/variables.js';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '10' },
    requests: { type: 'string', default: '20' },
    questions: { type: 'string' },
    participants: { type: 'string', default: 'bare,ours' },
    data: { type: 'string' },
    report: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [size, rounds, requests] = [values.size, values.rounds, values.requests].map(Number);
if (!(size >= 100)) throw new Error('A graph has 100 organisations or more.');
const sample = 10;
const warmUps = 3;

const names = chosen('participants', values.participants, participantNames);
const wanted = chosen(
  'questions',
  values.questions,
  allQuestions.map(({ name }) => name),
);
const questions = allQuestions.filter(({ name }) => wanted.includes(name));

function chosen(option, given, known) {
  const asked = given?.split(',').map((name) => name.trim()) ?? known;
  const stranger = asked.find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new Error(`--${option}: there is no ${stranger}; there are ${known.join(', ')}.`);
  return asked;
}

const say = (text) => (values.json ? undefined : console.error(text));
const shape = shapeOf(size);
const variables = variablesOf(shape);
const started = [];
const start = async (name, options) => {
  const participant = await startParticipant(name, database.environment, options);
  started.push(participant);
  return participant;
};

say(`Making a graph of ${size.toLocaleString('en')} organisations …`);
const database = await openDatabase(shape, values.data);
try {
  say('Counting statements …');
  const statements = names.includes('ours') ? await countStatements(start, questions, variables) : {};
  const participants = [];
  for (const name of names) participants.push(await start(name));
  say('Comparing answers …');
  await checkEqual(participants, questions, variables, sample);
  if (values.check) {
    console.log(values.json ? JSON.stringify({ statements }) : 'All answers are equal.');
    if (!values.json) console.table(statements);
  } else {
    say('Measuring …');
    const databasePid = database.pid;
    const results = await measure({
      participants,
      questions,
      variables,
      rounds,
      warmUps,
      requests,
      databasePid,
    });
    const tables = tablesOf(results, questions, statements);
    for (const table of tables) printTable(table);
    if (values.report) writeReport(tables, { size, rounds, requests });
  }
} finally {
  for (const participant of started) await participant.stop();
  await database.stop();
}
