import { didYouMean } from '../../../did-you-mean.js';
import { isDerived, provenBy } from '../../properties/property-roles.js';
import { assignments, type ElementType } from './properties.js';
import type { Rule } from '../rule.js';

export const unknownProperty: Rule = {
  id: 'unknown-property',
  title: 'Properties are those of the type',
  reason: 'A property under another name is stored and never shown.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.nmae = '香港生產力促進局';",
  right:
    "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.name = '香港生產力促進局', o.nameEvidence = ['jinggang/signing'];",
  *check(statement) {
    for (const { element, type, assignment } of assignments(statement)) {
      const { name, ...at } = assignment.key;
      if (name === 'id' && element.kind === 'NODE') continue;
      if (name === 'inferred' && assignment.value.kind === 'LIST') {
        for (const item of assignment.value.items) {
          if (item.kind !== 'STRING' || type.properties.has(item.text)) continue;
          // An end of a fact may be inferred too.
          if (element.kind === 'RELATIONSHIP' && (item.text === 'from' || item.text === 'to')) continue;
          yield {
            message: `\`inferred\` names properties; ${type.name} has no property "${item.text}".${nearest(type, item.text)}`,
            at: item,
          };
        }
      }
      const known = type.properties.has(name) || provenBy(type, name) || isDerived(type, name);
      if (known) continue;
      yield {
        message: `${type.name} has no property "${name}".${nearest(type, name)}`,
        hint: `It has ${seedProperties(type).join(', ')}; any of them can have its own proof in <property>Evidence.`,
        at,
      };
    }
  },
};

const seedProperties = ({ properties }: ElementType) =>
  [...properties.values()].filter((p) => !p.derived).map((p) => p.name);

const nearest = (type: ElementType, name: string) => {
  const proofs = name.endsWith('Evidence') ? seedProperties(type).map((proven) => `${proven}Evidence`) : [];
  return didYouMean(name, [...proofs, ...seedProperties(type)]);
};
