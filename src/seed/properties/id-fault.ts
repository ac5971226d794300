/** What is wrong with an id. */
import { didYouMean } from '../../did-you-mean.js';
import { nodeTypeOfId, type NodeType, type Ontology } from '../../ontology/model.js';
import { lengthFault } from '../../text/rule.js';
import { quoted } from '../../text/visible.js';

/**
 * @returns undefined when nothing is
 * @param type of the node it stands for; absent when it is not known
 */
export function idFault(
  ontology: Ontology,
  id: string,
  type?: NodeType,
): { message: string; hint: string } | undefined {
  const long = lengthFault(id, 'ID');
  if (long !== undefined)
    return {
      message: `${quoted(id)} has ${long}.`,
      hint: 'A short name will do: it says which one it is, and no more.',
    };
  const example = `${type?.idPrefix ?? (type ? 'jinggang' : 'org')}/…`;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    return {
      message: `${quoted(id)} is no id.`,
      hint: `An id is lower-case ASCII letters, digits and single hyphens after a prefix and a slash, as in '${example}'.`,
    };
  }
  const byPrefix = nodeTypeOfId(ontology, id);
  const prefix = id.slice(0, id.indexOf('/'));
  if (type?.idPrefix !== undefined && byPrefix?.name !== type.name) {
    const says = byPrefix
      ? `The prefix "${prefix}" is for ${byPrefix.name}`
      : `No type has the prefix "${prefix}"`;
    const near = byPrefix ? '' : didYouMean(prefix, [type.idPrefix]);
    return {
      message: `${says}; this is ${type.name}.${near}`,
      hint: `Ids of ${type.name} begin with ${type.idPrefix}/.`,
    };
  }
  if (type && type.idPrefix === undefined && byPrefix) {
    return {
      message: `The prefix "${prefix}" is for ${byPrefix.name}; this is ${type.name}.`,
      hint: `Ids of ${type.name} begin with a word for the seed, as in '${example}'.`,
    };
  }
  return undefined;
}
