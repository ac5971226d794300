/** The text of a new seed: a header, and statements as comments to take what is needed from. */
import type { Sentences } from './sentences.js';

export interface SeedDraft {
  readonly name: string;
  /** Relative to the seed folder. */
  readonly sourceFile: string;
  readonly sourceId: string;
  readonly sentences: Sentences;
}

export function seedText({ name, sourceFile, sourceId, sentences: { sentences, more } }: SeedDraft): string {
  const digits = Math.max(2, String(sentences.length).length);
  const idOf = (index: number) => `${name}/s${String(index + 1).padStart(digits, '0')}`;
  const evidence = sentences.map(({ quote, occurrence }, index) => {
    const which = occurrence === undefined ? '' : `, e.occurrence = ${occurrence}`;
    return `// MERGE (e:Evidence {id: '${idOf(index)}'}) SET e.source = '${sourceId}', e.quote = ${quoted(quote)}${which};`;
  });
  const cited = idOf(0);
  return `//! title: TODO what the source tells, in one line
//! source: ${sourceFile}

// A draft. Everything below is a comment: take the // from the statements that you need, fill them in, delete the rest.
// What may stand here is in docs/seed-format.md, types and properties are in schema/ontology/.

// 1. Evidence: a statement for each sentence of the source. Cut the quote down to the shortest passage that states the
// thing, and give the id a word that says it. Words of a person whom the source cites have e.saidBy = 'official/…'.

${evidence.join('\n')}${more > 0 ? `\n// … and ${more} more sentences.` : ''}

// 2. Entities: who and what. The part of the id before the slash decides the type.

// MERGE (o:Organisation {id: 'org/example'})
// SET o.name = 'Its name, in the words of the source', o.kind = 'COMPANY', o.evidence = ['${cited}'];

// MERGE (a:Agreement {id: 'agreement/example'})
// SET a.name = 'Its name', a.kind = 'FRAMEWORK_COOPERATION', a.status = 'ACTIVE', a.evidence = ['${cited}'];

// 3. Facts: how they go together. What the source announces for later has status 'PLANNED'.

// MATCH (o:Organisation {id: 'org/example'}), (a:Agreement {id: 'agreement/example'})
// MERGE (o)-[r:PARTY_TO]->(a)
// SET r.evidence = ['${cited}'];
`;
}

/** As a text in Cypher. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
