/**
 * records.jsonl of the Research Organization Registry to the flat rows that 0001-ror.cypher reads:
 *   node examples/ror/prepare.js
 * One line of the registry becomes one organisation; its relationships become rows of their own, whether the other end is
 * in the file or not: the loader tells those that lead nowhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from './csv.js';

const here = new URL('./', import.meta.url);
const records = readFileSync(new URL('records.jsonl', here), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const slug = (ror) => ror.slice('https://ror.org/'.length);
const orgId = (ror) => `org/ror-${slug(ror)}`;
const evidenceId = (ror) => `ror/${slug(ror)}`;

/** The registry's types, without funder, to kinds of organisations. */
const kinds = {
  company: 'COMPANY',
  education: 'UNIVERSITY',
  government: 'GOVERNMENT',
  facility: 'RESEARCH_INSTITUTE',
  nonprofit: 'ASSOCIATION',
};

const schemes = {
  wikidata: (id) => `https://www.wikidata.org/entity/${id}`,
  isni: (id) => `https://isni.org/isni/${id.replaceAll(' ', '')}`,
  grid: (id) => `https://www.grid.ac/institutes/${id}`,
  fundref: (id) => `https://doi.org/10.13039/${id}`,
};

const named = (record, test) => record.names.filter(test).map(({ value }) => value);
const list = (values) => [...new Set(values)].map((value) => value.replaceAll(';', ',')).join(';');

function organisation(record) {
  const [name] = named(record, ({ types }) => types.includes('ror_display'));
  const [nameEn = ''] = named(record, ({ lang, types }) => lang === 'en' && types.includes('label'));
  const external = record.external_ids.flatMap(({ type, all }) =>
    schemes[type] ? all.map(schemes[type]) : [],
  );
  const type = record.types.find((one) => one !== 'funder');
  return {
    id: orgId(record.id),
    name,
    nameEn,
    aliases: list(named(record, ({ value }) => value !== name && value !== nameEn)),
    kind: kinds[type] ?? 'OTHER',
    founded: record.established === null ? '' : String(record.established).padStart(4, '0'),
    status: record.status === 'inactive' ? 'ENDED' : '',
    externalIds: list([record.id, ...external]),
    place: `place/geonames-${record.locations[0].geonames_id}`,
    evidence: evidenceId(record.id),
    locator: record.id,
  };
}

function place({ geonames_id: id, geonames_details: details }, record) {
  return {
    id: `place/geonames-${id}`,
    name: details.name,
    geonames: `https://sws.geonames.org/${id}/`,
    country: `place/${details.country_code.toLowerCase()}`,
    countryName: details.country_name,
    evidence: evidenceId(record.id),
  };
}

/** A record names its parent, or its child: one relationship, told from either end. */
function* relations(record, type, other) {
  for (const { id } of record.relationships.filter((one) => one.type === type))
    yield { from: orgId(record.id), to: orgId(id), evidence: evidenceId(record.id) };
  for (const { id } of record.relationships.filter((one) => one.type === other))
    yield { from: orgId(id), to: orgId(record.id), evidence: evidenceId(record.id) };
}

// What the registry withdrew was never an organisation of its own.
const kept = records.filter(({ status }) => status !== 'withdrawn');
const once = (rows, key) => [...new Map(rows.map((row) => [key(row), row])).values()];
const pair = ({ from, to }) => `${from} ${to}`;

const files = {
  organisations: kept.map(organisation),
  places: once(
    kept.map((record) => place(record.locations[0], record)),
    ({ id }) => id,
  ),
  parts: once(
    kept.flatMap((record) => [...relations(record, 'parent', 'child')]),
    pair,
  ),
  successions: once(
    kept.flatMap((record) => [...relations(record, 'successor', 'predecessor')]),
    pair,
  ),
};
for (const [name, rows] of Object.entries(files)) {
  writeFileSync(new URL(`rows/${name}.csv`, here), stringify(rows));
  console.log(`rows/${name}.csv: ${rows.length}`);
}
