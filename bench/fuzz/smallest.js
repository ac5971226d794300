/** Makes an operation that fails smaller, as long as it still fails. */
import { Kind, parse, print, visit } from 'graphql';

/**
 * @param {string} body of a request
 * @param {(body: string) => Promise<boolean>} fails
 * @param {number} mostTries times that it is asked
 * @returns {Promise<string>} the smallest body found that fails; the same where its document cannot be read
 */
export async function smallest(body, fails, mostTries) {
  let operation;
  let document;
  try {
    operation = JSON.parse(body);
    document = parse(operation.query);
  } catch {
    return body;
  }
  const bodyWith = (smaller) => JSON.stringify({ ...operation, query: print(smaller) });
  let place = 0;
  let wasMadeSmaller = false;
  for (let tries = 0; tries < mostTries; tries++) {
    const smaller = without(document, place);
    if (!smaller) {
      // What could not go before may go now.
      if (!wasMadeSmaller) break;
      [place, wasMadeSmaller] = [0, false];
    } else if (await fails(bodyWith(smaller))) {
      // The next one is at this place now.
      [document, wasMadeSmaller] = [smaller, true];
    } else place++;
  }
  return bodyWith(document);
}

/** The document without the part at a place, counted from the outside in; undefined behind the last. */
function without(document, place) {
  let seen = 0;
  let found = false;
  const result = visit(document, {
    enter(node, _key, parent) {
      const isPart =
        (node.kind === Kind.FIELD ||
          node.kind === Kind.INLINE_FRAGMENT ||
          node.kind === Kind.FRAGMENT_SPREAD) &&
        Array.isArray(parent)
          ? parent.length > 1
          : [Kind.ARGUMENT, Kind.OBJECT_FIELD, Kind.DIRECTIVE].includes(node.kind);
      if (!isPart || seen++ !== place) return undefined;
      found = true;
      return null;
    },
  });
  return found ? inUse(result) : undefined;
}

/** The document without fragments and variables that nothing uses any more: these are errors of their own. */
function inUse(document) {
  const names = new Set();
  const note = ({ name }) => void names.add(name.value);
  visit(document, {
    FragmentSpread: note,
    VariableDefinition: () => false,
    Variable: note,
  });
  const result = visit(document, {
    FragmentDefinition: ({ name }) => (names.has(name.value) ? undefined : null),
    VariableDefinition: ({ variable }) => (names.has(variable.name.value) ? undefined : null),
  });
  return print(result) === print(document) ? result : inUse(result);
}
