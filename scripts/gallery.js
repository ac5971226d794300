/** docs/seed-gallery.md from test/seed/check/gallery: each broken seed with the output it gets. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = new URL('../test/seed/check/gallery/', import.meta.url).pathname;

export function gallery() {
  const source = readFileSync(join(folder, 'sources/forum.txt'), 'utf8');
  const entries = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort();
  const parts = entries.map((name) => {
    const read = (file) => readFileSync(join(folder, name, file), 'utf8').trimEnd();
    const title = name.slice(3).replaceAll('-', ' ');
    return `## ${title.charAt(0).toUpperCase()}${title.slice(1)}\n\n\`\`\`cypher\n${read('0001-forum.cypher')}\n\`\`\`\n\n\`\`\`text\n${read('output.txt')}\n\`\`\`\n`;
  });
  return `# Twelve broken seeds\n\nWhat \`pactgraph seed check\` says of each. They all name this source, with the artefacts its scraper left:\n\n\`\`\`text\n${source.trimEnd()}\n\`\`\`\n\n${parts.join('\n')}`;
}
