/** All that the seeds so far say, seed by seed: what exists, and what each statement adds to it. */
import { nodeTypeOfId, type NodeType, type Ontology, type RelationshipType } from '../../ontology/model.js';
import type { SeedHead } from '../files/read-heads.js';
import { placeOf, type SeedText } from '../files/seed-text.js';
import { createQuotes, type Quotes, type SourceText } from './quotes.js';
import { columnOf, textOf } from '../statement/given.js';
import type { SaidElement, SaidStatement } from '../statement/said.js';
import { Thing, type Mention } from './thing.js';

interface Loose {
  readonly isMade: boolean;
  /** Whether it is made by an id that comes from no column. */
  readonly isMadeUnseen: boolean;
  readonly properties: ReadonlySet<string>;
}

export class World {
  /** By id. */
  readonly nodes = new Map<string, Thing>();
  readonly sources = new Map<string, SourceText>();
  readonly quotes: Quotes = createQuotes(this.sources);
  /** Ids in statements that could not be read. */
  readonly unread = new Set<string>();

  /** Whether a source file that a header names could not be read. */
  lacksSources = false;
  private readonly facts = new Map<string, Thing>();
  private readonly factsByType = new Map<string, Thing[]>();
  private readonly texts = new Map<number, SeedText>();
  /** Facts that differ in their term alone. */
  private readonly periods = new Map<string, readonly Thing[]>();
  /** Properties that things were given, by type. */
  private readonly given = new Map<string, ReadonlySet<string>>();
  /** The same for things that the text does not identify. */
  private readonly loose = new Map<string, Loose>();

  constructor(readonly ontology: Ontology) {}

  /** @returns the things that the seed names, in order */
  add(
    {
      number,
      file,
      header,
      sources,
      text,
    }: Pick<SeedHead, 'number' | 'file' | 'header' | 'sources' | 'text'>,
    statements: readonly SaidStatement[],
  ): Thing[] {
    for (const source of sources) this.sources.set(source.id, { ...source, firstLine: source.bodyLine });
    if (sources.length < header.sources.length) this.lacksSources = true;
    this.texts.set(number, text);
    const things = new Set<Thing>();
    for (const [statement, { elements, unread }] of statements.entries()) {
      for (const id of unread) this.unread.add(id);
      const found = new Map<number, Thing>();
      const thingAt = (index: number | undefined): Thing | undefined => {
        const element = index === undefined ? undefined : elements[index];
        if (index === undefined || !element) return undefined;
        const thing = found.get(index) ?? this.thingOf(element, thingAt);
        if (thing) found.set(index, thing);
        return thing;
      };
      for (const [index, element] of elements.entries()) {
        const thing = thingAt(index);
        if (!thing) continue;
        thing.mentions.push({ seed: number, file, statement, element });
        things.add(thing);
        this.note(thing, element);
      }
    }
    return [...things];
  }

  /** Facts of a type that the texts show, in the order in which they were first named. */
  factsOf(type: string): readonly Thing[] {
    return this.factsByType.get(type) ?? [];
  }

  /** `0001-a.cypher:12`: where a statement names a thing. */
  whereIs({ seed, file, element }: Mention): string {
    const text = this.texts.get(seed);
    return text ? `${file}:${placeOf(text, element.at).line}` : file;
  }

  /** Facts that differ from this one in nothing but their term, itself included. */
  periodsOf(fact: Thing): readonly Thing[] {
    return this.periods.get(periodsKey(fact)) ?? [];
  }

  /** Whether unidentified things of a type may include any one: made, or given this property. */
  mayInclude(type: string, property?: string): boolean {
    const loose = this.loose.get(type);
    return loose !== undefined && (property === undefined ? loose.isMade : loose.properties.has(property));
  }

  /** Whether there may be things of a type whose ids neither the text nor a column shows. */
  hasUnseen(type: string): boolean {
    return this.loose.get(type)?.isMadeUnseen === true;
  }

  /** Whether a statement that could not be read may say more of it. */
  isUnread({ called, from, to }: Thing): boolean {
    return (
      this.unread.has(called) ||
      (from !== undefined && to !== undefined && this.isUnread(from) && this.isUnread(to))
    );
  }

  /** Whether any thing of a type was given a property. */
  isGiven(type: string, property: string): boolean {
    return this.given.get(type)?.has(property) === true;
  }

  private note(thing: Thing, { clause, properties, id }: SaidElement): void {
    const type = nameOf(thing.type);
    const names = properties.map(({ name }) => name);
    this.given.set(type, new Set([...(this.given.get(type) ?? []), ...names]));
    if (thing.isKnown) return;
    const before = this.loose.get(type);
    this.loose.set(type, {
      isMade: before?.isMade === true || clause !== 'MATCH',
      isMadeUnseen: before?.isMadeUnseen === true || (clause !== 'MATCH' && columnOf(id) === undefined),
      properties: new Set([...(before?.properties ?? []), ...names]),
    });
  }

  private thingOf(
    element: SaidElement,
    thingAt: (index: number | undefined) => Thing | undefined,
  ): Thing | undefined {
    return element.kind === 'NODE' ? this.nodeOf(element) : this.factOf(element, thingAt);
  }

  private nodeOf(element: SaidElement): Thing | undefined {
    const id = textOf(element.id);
    const type = element.type === undefined ? undefined : this.nodeType(element.type);
    if (id === undefined) return type && new Thing(type, `This ${type.name}`, false);
    const known = this.nodes.get(id);
    if (known) return known;
    const own = type ?? nodeTypeOfId(this.ontology, id);
    if (!own) return undefined;
    const thing = new Thing(own, id, true);
    this.nodes.set(id, thing);
    return thing;
  }

  private factOf(
    element: SaidElement,
    thingAt: (index: number | undefined) => Thing | undefined,
  ): Thing | undefined {
    const type = this.ontology.relationships.get(element.type ?? '');
    if (!type) return undefined;
    const [from, to] = [thingAt(element.from), thingAt(element.to)];
    const key = type.key.flatMap((name) => keyIn(element, name, type) ?? []);
    if (!from?.isKnown || !to?.isKnown || key.length < type.key.length)
      return new Thing(type, `This ${type.type}`, false, from, to);
    const id = JSON.stringify([type.type, from.called, to.called, ...key]);
    const known = this.facts.get(id);
    if (known) return known;
    const thing = new Thing(type, calledFact(type, from, to, key), true, from, to, key);
    this.facts.set(id, thing);
    const alike = this.factsByType.get(type.type);
    if (alike) alike.push(thing);
    else this.factsByType.set(type.type, [thing]);
    if (type.term !== undefined) this.periods.set(periodsKey(thing), [...this.periodsOf(thing), thing]);
    return thing;
  }

  private nodeType(name: string): NodeType | undefined {
    return this.ontology.entities.get(name) ?? this.ontology.records.get(name);
  }
}

/** What a pattern gives for a property of the key: '' for a term that it leaves out. */
const keyIn = (
  { properties, withoutTerm }: SaidElement,
  name: string,
  { term }: RelationshipType,
): string | undefined =>
  textOf(properties.find((p) => p.name === name)?.value) ?? (name === term && withoutTerm ? '' : undefined);

const calledFact = (
  { type, term }: RelationshipType,
  from: Thing,
  to: Thing,
  key: readonly string[],
): string => {
  const last = term === undefined ? '' : (key.at(-1) ?? '');
  return `${type} from ${from.called} to ${to.called}${last === '' ? '' : `, term "${last}"`}`;
};

const periodsKey = ({ type, from, to, key }: Thing): string =>
  JSON.stringify([nameOf(type), from?.called, to?.called, ...key.slice(0, -1)]);

/** Organisation, PARTY_TO. */
export const nameOf = (type: NodeType | RelationshipType): string =>
  'label' in type ? type.name : type.type;
