/** GraphQL Code Generator's client preset: typed documents over our contract, walked with nothing but fetch. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/package.js';
import { temporaryFolder } from '../support/folder.js';
import { hub, organisationIds, servedApi } from './served.js';

const served = servedApi();

const source = `import { graphql } from './gql/index.js';
export const partnersDocument = graphql(\`
  query Partners($id: ID!, $after: String) {
    organisation(id: $id) {
      partners(first: 7, after: $after, orderBy: NAME_ASC) {
        edges { node { id name } status tieCount since { edtf } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
\`);
type Answer = import('./gql/graphql.js').PartnersQuery;
/** Compiles only while the contract says so: names are never null, dates may be. */
export const namesOf = (answer: Answer): readonly string[] =>
  (answer.organisation?.partners.edges ?? []).map((edge): string => edge.node.name + (edge.since?.edtf ?? ''));
`;

const answerShape = z.object({
  data: z.object({
    organisation: z.object({
      partners: z.object({
        edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
      }),
    }),
  }),
});

it('its documents compile in strict TypeScript, and walk', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const document = join(folder, 'partners.ts');
  writeFileSync(document, source);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  // As in a project of a client, which has the packages that the documents are typed with.
  symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'gql'));
  const files = z.array(z.object({ filename: z.string(), content: z.string() })).parse(
    await generate(
      {
        schema: join(packageRoot, 'schema/public.graphql'),
        documents: [document],
        silent: true,
        generates: {
          [`${join(folder, 'gql')}/`]: {
            preset: 'client',
            presetConfig: { fragmentMasking: false },
            config: { documentMode: 'string', emitLegacyCommonJSImports: false, useTypeImports: true },
          },
        },
      },
      false,
    ),
  );
  for (const { filename, content } of files) writeFileSync(filename, content);

  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: [],
    typeRoots: [],
  };
  const program = ts.createProgram([document], options);
  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(problems).toEqual([]);
  program.emit();

  const { partnersDocument } = z
    .object({ partnersDocument: z.custom<{ toString(): string }>() })
    .parse(await import(pathToFileURL(join(folder, 'partners.js')).href));
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more;) {
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: String(partnersDocument), variables: { id: hub, after } }),
    });
    const { edges, pageInfo } = answerShape.parse(await response.json()).data.organisation.partners;
    seen.push(...edges.map(({ node }) => node.id));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(seen).toEqual(organisationIds.slice(1));
});
