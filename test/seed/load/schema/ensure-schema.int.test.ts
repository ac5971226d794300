import { beforeEach, describe, expect, it } from 'vitest';
import { schemaOf } from '../../../../src/ontology/constraints.js';
import { ensureSchema } from '../../../../src/seed/load/schema/ensure-schema.js';
import { compareSchema, toIndexes } from '../../../../src/seed/load/schema/schema-state.js';
import { realOntology } from '../../../support/ontology.js';
import { emptiedGraph, statementFiles } from '../../../support/seeds.js';

const graph = emptiedGraph();
const place = { graph, ontology: realOntology, statements: statementFiles };

async function notThere(): Promise<string[]> {
  const rows = await graph.readLatest(statementFiles.get('server/indexes')?.text ?? '');
  const { rules } = compareSchema(schemaOf(realOntology), toIndexes(rows));
  return rules.flatMap(({ rule, state }) => (state === 'there' ? [] : [`${state} ${rule.name}`]));
}

/** As versions before made it. */
const outdated =
  'CREATE INDEX cooperates_with_through IF NOT EXISTS FOR ()-[x:COOPERATES_WITH]-() ON (x.through)';

async function indexNames(): Promise<unknown[]> {
  const rows = await graph.readLatest(statementFiles.get('server/indexes')?.text ?? '');
  return rows.map(({ name }) => name);
}

beforeEach(() => ensureSchema(place));

describe('the schema of the ontology', () => {
  it('is made', async () => {
    expect(await notThere()).toEqual([]);
  });

  it('is made again where somebody dropped some of it', async () => {
    await graph.schema([
      'DROP CONSTRAINT organisation_id',
      'DROP INDEX agreement_kind',
      'DROP INDEX name_near',
    ]);
    expect(await notThere()).toEqual([
      'missing organisation_id',
      'missing name_near',
      'missing agreement_kind',
    ]);
    // A start takes the ledger's word.
    await ensureSchema(place, { thorough: false });
    expect(await notThere()).toHaveLength(3);
    await ensureSchema(place);
    expect(await notThere()).toEqual([]);
  });

  it('loses an index that made MERGE read all facts with the same key', async () => {
    await graph.schema([outdated]);
    // The ledger as a version before left it: a start brings the database up to date.
    await graph.write((transaction) => transaction.run("MATCH (l:Ledger) SET l.schema = 'another'"), 10_000);
    await ensureSchema(place, { thorough: false });
    expect(await indexNames()).not.toContain('cooperates_with_through');
    // Somebody, or a version before, makes it again beside the hash of this one.
    await graph.schema([outdated]);
    await ensureSchema(place);
    expect(await indexNames()).not.toContain('cooperates_with_through');
    expect(await indexNames()).toContain('signed_onbehalfof');
  });
});
