/** Values of the ontology's directives, parsed to typed objects. */
import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';
import { z } from 'zod';
import { PactgraphError } from '../errors.js';
import { sdlPlace } from './documents.js';

const name = z.string().regex(/^[A-Za-z_]\w*$/, 'expected a name');

const idPrefix = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and -');

/** One schema per directive: the only place their arguments are read. */
const schemas = {
  node: z.strictObject({
    label: name,
    idPrefix,
    plural: name,
    nameProperty: name.default('name'),
    person: z.boolean().default(false),
  }),
  record: z.strictObject({ label: name, plural: name.optional(), idPrefix: idPrefix.optional() }),
  relationship: z.strictObject({
    type: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected UPPER_CASE'),
    direction: z.enum(['OUT', 'IN', 'BOTH']),
    ends: z.array(name).min(1).optional(),
    only: z.strictObject({ property: name, value: z.string() }).optional(),
    sameType: z.boolean().default(false),
  }),
  fact: z.strictObject({
    type: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'expected UPPER_CASE'),
    key: z.array(name),
    terms: z.boolean().default(true),
  }),
  term: z.strictObject({}),
  reference: z.strictObject({ to: name, only: z.array(name).optional() }),
  name: z.strictObject({}),
  absent: z.strictObject({ means: z.string() }),
  derived: z.strictObject({}),
  text: z.strictObject({ form: z.enum(['LINES', 'VERBATIM', 'URI']) }),
  start: z.strictObject({}),
  moment: z.strictObject({}),
  end: z.strictObject({
    of: z.union([name.transform((one) => [one]), z.array(name).min(1)]),
  }),
} as const;

type Schemas = typeof schemas;
export type DirectiveName = keyof Schemas;

/**
 * Arguments of a directive, or undefined when the node does not carry it.
 * @throws PactgraphError ONTOLOGY when an argument is wrong.
 */
export function directive<Name extends DirectiveName>(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: Name,
): z.output<Schemas[Name]> | undefined {
  return directives(node, name)[0];
}

/** The same of each place where a node carries it. */
export const directives = <Name extends DirectiveName>(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: Name,
): ReadonlyArray<z.output<Schemas[Name]>> =>
  (node.directives ?? []).filter((d) => d.name.value === name).map((d) => argumentsOf(d, name));

function argumentsOf<Name extends DirectiveName>(
  found: ConstDirectiveNode,
  name: Name,
): z.output<Schemas[Name]> {
  const given = Object.fromEntries(
    (found.arguments ?? []).map((a) => [a.name.value, valueFromASTUntyped(a.value)]),
  );
  const parsed = schemas[name].safeParse(given);
  if (parsed.success) return parsed.data as z.output<Schemas[Name]>;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`,
  );
  throw new PactgraphError('ONTOLOGY', `${sdlPlace(found)}: @${name}: ${faults.join('; ')}`);
}
