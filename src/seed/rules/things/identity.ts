/** Judgements on identity that contradict each other: shared by the rules that tell it. */
import type { Span } from '../../../cypher/text/line-index.js';
import { differentFrom, keepProperty, sameAs } from '../../../ontology/identity.js';
import { describeFault } from '../../identity/describe.js';
import { newFaults, type Fault, type Judgements } from '../../identity/faults.js';
import { groupsOf } from '../../identity/groups.js';
import type { Join } from '../../identity/links.js';
import { textOf } from '../../statement/given.js';
import type { SeedContext } from '../../world/seed-context.js';
import type { GivenProperty, Mention, Thing } from '../../world/thing.js';
import type { Finding } from '../rule.js';
import { isSame } from './same-value.js';

interface Said extends Join {
  /** Makes it. */
  readonly by: Mention;
  /** Gives the id to keep. */
  readonly keepBy?: GivenProperty;
}

type Told = Fault<Said, Said>;

/** Each rule asks for its own of the same seed. */
const known = new WeakMap<SeedContext['things'], readonly Told[]>();

export function* identityFindings(seed: SeedContext, rule: Told['rule']): Generator<Finding> {
  let faults = known.get(seed.things);
  if (!faults) known.set(seed.things, (faults = faultsIn(seed)));
  for (const fault of faults) {
    if (fault.rule !== rule) continue;
    const at = placesOf(fault).find(({ mention }) => mention.seed === seed.number);
    if (!at || mayBeJoinedUnseen(seed, fault)) continue;
    const whereOf = ({ by, keepBy }: Said, what: 'LINK' | 'KEEP') =>
      seed.world.whereIs(what === 'KEEP' && keepBy ? keepBy.mention : by);
    yield { ...describeFault(fault, whereOf), at: at.at };
  }
}

/** Those that this seed brings about. */
function faultsIn(seed: SeedContext): Told[] {
  const { things, number } = seed;
  const isJudgement = ({ type }: Thing) =>
    'key' in type && (type.type === sameAs || type.type === differentFrom);
  if (!things.some(isJudgement)) return [];
  return newFaults(judgementsUntil(seed, number - 1), judgementsUntil(seed, number));
}

/** What the text shows up to a seed. What a statement deletes may stand or not: the graph tells. */
function judgementsUntil({ world }: SeedContext, last: number): Judgements<Said, Said> {
  const standing = (type: string): Said[] =>
    world.factsOf(type).flatMap((thing): Said[] => {
      const { from, to } = thing;
      const by = thing.made.find(({ seed, element }) => seed <= last && !element.maybe);
      // What joins a thing to itself has a rule of its own.
      if (!by || !from || !to || from === to || thing.wasDeleted) return [];
      return [{ from: from.called, to: to.called, by, ...keepUntil(thing, last) }];
    });
  return { joins: standing(sameAs), apart: standing(differentFrom) };
}

/** Nothing also where seeds give several: which one stays is said in their headers. */
function keepUntil(thing: Thing, last: number): Pick<Said, 'keep' | 'keepBy'> {
  const given = thing.all(keepProperty).filter(({ mention }) => mention.seed <= last);
  const [first] = given;
  if (!first || given.some(({ maybe, value }) => maybe || isSame(value, first.value) !== true)) return {};
  const keep = textOf(first.value);
  return keep === undefined ? {} : { keep, keepBy: first };
}

/** Where it can be seen, the best place first. */
function placesOf(fault: Told): { readonly mention: Mention; readonly at: Span }[] {
  const made = ({ by }: Said) => [{ mention: by, at: by.element.at }];
  const kept = ({ keepBy }: Said) => (keepBy ? [{ mention: keepBy.mention, at: keepBy.value }] : []);
  switch (fault.rule) {
    case 'same-and-different':
      return [fault.apart, ...fault.chain].flatMap(made);
    case 'two-kept-ids':
      return [...fault.by.toReversed().flatMap(kept), ...fault.chain.flatMap(made)];
    case 'kept-id-elsewhere':
      return kept(fault.by);
  }
}

/** Whether rows, or a statement that could not be read, may join the kept id with the others. */
function mayBeJoinedUnseen(seed: SeedContext, fault: Told): boolean {
  if (fault.rule !== 'kept-id-elsewhere') return false;
  const { world } = seed;
  const group = groupsOf(judgementsUntil(seed, seed.number).joins).get(fault.by.from) ?? [];
  return world.mayInclude(sameAs) || [fault.keep, ...group].some((id) => world.unread.has(id));
}
