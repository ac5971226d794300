import { textOf } from '../../statement/given.js';
import type { SeedContext } from '../../world/seed-context.js';
import type { Thing } from '../../world/thing.js';
import { normalise } from '../../../evidence/normalise.js';
import { namesOf } from '../../world/words.js';
import type { SeedRule } from '../rule.js';

export const plannedWording: SeedRule = {
  id: 'planned-wording',
  severity: 'warning',
  title: 'What a source only announces is PLANNED',
  reason: 'A planned thing is never shown as existing: a partner that will be one is not one yet.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/plan'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '我們將成立香港人工智能研發院';
MERGE (c:Centre {id: 'centre/hk-ai-institute'})
SET c.name = '香港人工智能研發院', c.kind = 'RESEARCH_CENTRE', c.status = 'ACTIVE', c.evidence = ['jinggang/plan'];`,
  right: `MERGE (e:Evidence {id: 'jinggang/plan'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '我們將成立香港人工智能研發院';
MERGE (c:Centre {id: 'centre/hk-ai-institute'})
SET c.name = '香港人工智能研發院', c.kind = 'RESEARCH_CENTRE', c.status = 'PLANNED', c.evidence = ['jinggang/plan'];`,
  *checkSeed(seed) {
    let names: string[] | undefined;
    for (const thing of seed.things) {
      const status = statusOf(thing);
      if (status === undefined || thing.texts('inferred').texts.includes('status')) continue;
      const given = thing.all('evidence').filter(({ mention }) => mention.seed === seed.number);
      for (const { value } of given) {
        for (const item of 'items' in value ? value.items : []) {
          names ??= plannedNames(seed.world.nodes.values());
          const word = plannedWord(seed, textOf(item), names);
          if (word === undefined) continue;
          yield {
            message: `${thing.called} ${status}, while its quote says “${word}”.`,
            hint: "SET its status to 'PLANNED' if it did not exist yet; if it did, quote what says so, or list 'status' in its inferred and say in note from what.",
            at: item,
          };
        }
      }
    }
  },
};

/** What is said to be there: every fact that does not say otherwise, and entities of types that need a status. */
function statusOf(thing: Thing): string | undefined {
  const status = thing.type.properties.get('status');
  const last = thing.last('status');
  if (last === 'UNKNOWN' || !status || (thing.isNode && !status.required)) return undefined;
  if (last === undefined) return thing.isNode ? undefined : 'has no status, so it holds';
  return last.value === 'ACTIVE' || last.value === 'ENDED' ? `is ${last.value}` : undefined;
}

/** The words by which a quote announces something, as it has them. */
function plannedWord(
  { world }: SeedContext,
  id: string | undefined,
  names: readonly string[],
): string | undefined {
  const evidence = id === undefined ? undefined : world.nodes.get(id);
  const quote = evidence?.last('quote');
  if (!quote || quote === 'UNKNOWN' || typeof quote.value !== 'string') return undefined;
  let text = normalise(quote.value).text;
  for (const name of names) text = text.replaceAll(name, '·');
  return planned.exec(text)?.[0];
}

/** 計劃 in the name of a programme announces nothing. */
function plannedNames(things: Iterable<Thing>): string[] {
  return [...things].flatMap((thing) =>
    thing.isNode ? namesOf(thing).filter((name) => planned.test(name)) : [],
  );
}

/** In either script. Not 虛擬, 大將, 將近: 將 and 擬 are other words there. */
const planned =
  /(?<![大名主老健麻武小干虎闖闯猛上中少准準])[將将](?![軍军領领士帥帅相官才近]|信[將将]疑)|(?<![虛虚模比草摹])[擬拟](?![合人態态聲声])|[計计][劃划畫]|[預预][計计期]|[籌筹][建備备]|有望|\b(?:will|shall|plans? to|planned|planning to|intends? to|is to|are to|to be|due to|expected to|scheduled to|proposed)\b/iu;
