/** Which passages prove what of an element. Pure. */
import type { Row } from '../../graph/values.js';

export interface Proof {
  readonly evidence: readonly string[];
  /** Whether it is the property's own: one without a list of its own is proven by what proves the whole. */
  readonly own: boolean;
}

/** @param property '' for the existence of the entity */
export function evidenceOf(properties: Row, property: string): Proof {
  const own = property === '' ? [] : textsIn(properties[`${property}Evidence`]);
  if (own.length > 0) return { evidence: own, own: true };
  return { evidence: textsIn(properties.evidence), own: property === '' };
}

/** All passages of a fact: those of the whole, then those of its properties. */
export const allEvidence = (properties: Row): string[] => [
  ...new Set([
    ...textsIn(properties.evidence),
    ...Object.keys(properties)
      .filter((name) => name.endsWith('Evidence'))
      .sort()
      .flatMap((name) => textsIn(properties[name])),
  ]),
];

export const textsIn = (value: Row[string] | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
