/** The Dockerfile as an engine reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DockerfileParser,
  type Copy,
  type From,
  type Instruction,
  type PropertyInstruction,
} from 'dockerfile-ast';
import { z } from 'zod';
import { packageRoot } from '../../src/package.js';

const file = DockerfileParser.parse(readFileSync(join(packageRoot, 'Dockerfile'), 'utf8'));

export const instructions: readonly Instruction[] = file.getInstructions();
export const stages: readonly From[] = file.getFROMs();
/** What the image itself is made of: the last stage. */
export const last = instructions.slice(instructions.findLastIndex((i) => i.getKeyword() === 'FROM') + 1);

export const keywords = (of: readonly Instruction[]): string[] => of.map((i) => i.getKeyword());

/** Words of the one instruction of this kind in the image. */
export function words(keyword: string): string[] {
  const [found, ...more] = last.filter((i) => i.getKeyword() === keyword);
  if (!found || more.length > 0) throw new Error(`The image has not one ${keyword}.`);
  return found.getArguments().map((argument) => argument.getValue());
}

/** The command of ENTRYPOINT, CMD or HEALTHCHECK; one in shell form fails. */
export function command(keyword: 'ENTRYPOINT' | 'CMD' | 'HEALTHCHECK'): string[] {
  const text = words(keyword).join(' ');
  return z.array(z.string()).parse(JSON.parse(keyword === 'HEALTHCHECK' ? text.replace(/^CMD /, '') : text));
}

/** Values of ENV or LABEL in the image. */
export function values(keyword: 'ENV' | 'LABEL'): Record<string, string | null> {
  const found = last.filter((i): i is PropertyInstruction => i.getKeyword() === keyword);
  return Object.fromEntries(found.flatMap((i) => i.getProperties()).map((p) => [p.getName(), p.getValue()]));
}

export interface Copied {
  /** The stage it comes from; undefined: this checkout. */
  readonly from: string | undefined;
  readonly flags: readonly string[];
  readonly sources: readonly string[];
}

export const copies = (of: readonly Instruction[]): Copied[] =>
  of
    .filter((i): i is Copy => i.getKeyword() === 'COPY')
    .map((copy) => ({
      from: copy.getFromFlag()?.getValue() ?? undefined,
      flags: copy.getFlags().map((flag) => flag.getName()),
      sources: copy
        .getArguments()
        .slice(0, -1)
        .map((argument) => argument.getValue()),
    }));
