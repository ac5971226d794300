/**
 * Carries out the build steps of the Dockerfile where there is no container engine: each stage in a folder of its own,
 * the image in FOLDER/image. Base images are left out, so the steps run with the Node and the shell of this machine.
 * Usage: node scripts/image-steps.js FOLDER [--offline]; with --offline packages come from node_modules of the checkout.
 */
import dockerignore from '@balena/dockerignore';
import { DockerfileParser } from 'dockerfile-ast';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, URL } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const [folder, option] = process.argv.slice(2);
if (folder === undefined || (option !== undefined && option !== '--offline'))
  throw new Error('Usage: node scripts/image-steps.js FOLDER [--offline]');

const read = (file) => readFileSync(join(checkout, file), 'utf8');
const ignored = dockerignore().add(read('.dockerignore')).createFilter();
const isInContext = (path) => {
  const inside = relative(checkout, path);
  return inside === '' || lstatSync(path).isDirectory() || ignored(inside.split(sep).join('/'));
};

/** Root folder of each stage by its name. */
const stages = new Map();
let stage = { root: '', workdir: '/' };

const steps = {
  FROM(instruction) {
    const root = resolve(folder, instruction.getBuildStage() ?? 'image');
    const base = stages.get(instruction.getImage());
    mkdirSync(root, { recursive: true });
    if (base) cpSync(base.root, root, { recursive: true, verbatimSymlinks: true });
    stage = { root, workdir: base?.workdir ?? '/' };
    if (instruction.getBuildStage() !== null) stages.set(instruction.getBuildStage(), stage);
  },
  WORKDIR(instruction) {
    stage.workdir = instruction.getArguments()[0].getValue();
    mkdirSync(join(stage.root, stage.workdir), { recursive: true });
  },
  COPY(instruction) {
    const from = instruction.getFromFlag()?.getValue();
    const paths = instruction.getArguments().map((argument) => argument.getValue());
    const destination = join(stage.root, stage.workdir, paths.pop());
    for (const path of paths) {
      const source = join(from === undefined ? checkout : stages.get(from).root, path);
      // Of a folder the content is copied, a file goes into a folder that ends with a slash.
      const target = destination.endsWith(sep) ? join(destination, basename(path)) : destination;
      const filter = from === undefined ? isInContext : undefined;
      cpSync(source, target, { recursive: true, verbatimSymlinks: true, ...(filter && { filter }) });
    }
  },
  RUN(instruction) {
    const command = instruction.getRawArgumentsContent();
    const cwd = join(stage.root, stage.workdir);
    if (option === '--offline' && command.startsWith('npm ci')) installOffline(command, cwd);
    else if (spawnSync('sh', ['-c', command], { cwd, stdio: 'inherit' }).status !== 0)
      throw new Error(`RUN ${command} failed.`);
  },
};
/** What is for the engine alone. */
const told = ['LABEL', 'ENV', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'];

function installOffline(command, cwd) {
  const installed = join(checkout, 'node_modules');
  if (!command.includes('--omit=dev')) return symlinkSync(installed, join(cwd, 'node_modules'));
  const list = ['ls', '--omit=dev', '--all', '--parseable'];
  const packages = execFileSync('npm', list, { cwd: checkout, encoding: 'utf8' }).trim().split('\n');
  for (const path of packages) {
    const inside = relative(installed, path);
    // What lies in another package comes with it.
    if (inside.startsWith('..') || inside.includes(`node_modules${sep}`)) continue;
    cpSync(path, join(cwd, 'node_modules', inside), { recursive: true, verbatimSymlinks: true });
  }
}

for (const instruction of DockerfileParser.parse(read('Dockerfile')).getInstructions()) {
  const keyword = instruction.getKeyword();
  if (told.includes(keyword)) continue;
  if (!(keyword in steps)) throw new Error(`${keyword}: a step this script does not know.`);
  const started = performance.now();
  steps[keyword](instruction);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`${seconds} s  ${instruction.getRange().start.line + 1}: ${keyword}\n`);
}

for (const entry of readdirSync(join(stage.root, stage.workdir))) {
  const files = filesUnder(join(stage.root, stage.workdir, entry));
  const bytes = files.reduce((sum, file) => sum + lstatSync(file).size, 0);
  process.stdout.write(`${(bytes / 1e6).toFixed(1)} MB in ${files.length} files  ${entry}\n`);
}

function filesUnder(path) {
  if (!lstatSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
