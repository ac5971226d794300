/** The values that contradict stored ones, as cypher/facts/claims.cypher reads them. */
import { z } from 'zod';
import { statementText } from '../../graph/statement-files.js';
import type { Asking } from '../asking.js';
import type { Fact } from './fact.js';

export interface Claim {
  readonly property: string;
  readonly value: string;
  /** Ids. */
  readonly evidence: readonly string[];
  /** The first that stated it. */
  readonly revision: number | null;
  readonly note: string | null;
}

const shape = z.object({
  about: z.string(),
  property: z.string(),
  value: z.string(),
  evidence: z.array(z.string()),
  since: z.number().nullable(),
  note: z.string().nullable(),
});

/** @returns the claims about entities or relationships, by property, then value */
export async function readClaims(
  { read, statements }: Pick<Asking, 'read' | 'statements'>,
  abouts: readonly string[],
): Promise<readonly (readonly Claim[])[]> {
  const rows = await read(statementText(statements, 'facts/claims'), { ids: abouts });
  const claims = rows
    .filter((row) => row.property !== null)
    .map((row) => {
      const { about, since, ...claim } = shape.parse(row);
      return { about, claim: { ...claim, revision: since } };
    });
  return abouts.map((id) => claims.filter(({ about }) => about === id).map(({ claim }) => claim));
}

/** What the claims about a fact are kept under: the entity that has the property, or the relationship. */
export const aboutOf = ({ id, subject, property }: Pick<Fact, 'id' | 'subject' | 'property'>): string =>
  property === null ? id : subject;

/** Those of an entity's claims that are about a property; all of those of a relationship. */
export const claimsOf = (claims: readonly Claim[], { property }: Pick<Fact, 'property'>): readonly Claim[] =>
  property === null ? claims : claims.filter((claim) => claim.property === property);
