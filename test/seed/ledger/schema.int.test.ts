import { beforeEach, describe, expect, it } from 'vitest';
import { schemaOf } from '../../../src/ontology/constraints.js';
import { ensureSchema } from '../../../src/seed/ledger/schema.js';
import { compareSchema, toIndexes } from '../../../src/seed/ledger/schema-state.js';
import { realOntology } from '../../support/ontology.js';
import { emptiedGraph, statementFiles } from '../../support/seeds.js';

const graph = emptiedGraph();
const place = { graph, ontology: realOntology, statements: statementFiles };

async function notThere(): Promise<string[]> {
  const rows = await graph.readLatest(statementFiles.get('server/indexes')?.text ?? '');
  const { rules } = compareSchema(schemaOf(realOntology), toIndexes(rows));
  return rules.flatMap(({ rule, state }) => (state === 'there' ? [] : [`${state} ${rule.name}`]));
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
});
