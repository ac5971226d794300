/**
 * Writes src/neo4j/jars.lock.json: every jar of the pinned Neo4j Community with its size and sha256.
 *
 * Run by hand, on a machine with Maven, when the Neo4j version changes: `node scripts/lock-jars.js 2026.09.0`.
 * Maven resolves the dependencies once; users of pactgraph then fetch exactly these files and need no Maven.
 * Of a signed jar it holds two checksums: of what is fetched, and of what is used in its place, which has no signature.
 * The lock holds coordinates and no addresses, so that any repository or mirror can serve them.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';
import { unsigned } from '../dist/neo4j/unsign.js';

const roots = ['org.neo4j:neo4j', 'org.neo4j.app:neo4j-server', 'org.neo4j:neo4j-bolt'];
const lockFile = fileURLToPath(new URL('../src/neo4j/jars.lock.json', import.meta.url));
const version = process.argv[2] ?? JSON.parse(readFileSync(lockFile, 'utf8')).version;

const dependency = (root) => {
  const [group, artifact] = root.split(':');
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><scope>runtime</scope></dependency>`;
};
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>pactgraph</groupId><artifactId>lock-jars</artifactId><version>1</version>
<dependencies>${roots.map(dependency).join('')}</dependencies></project>`;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** group/as/folders/artifact/version/artifact-version[-classifier].jar, the repository layout, to one lock entry. */
function entry(folder, path) {
  const parts = path.split(sep);
  const [artifact, release] = parts.slice(-3, -1);
  const file = basename(path);
  const classifier = file.slice(`${artifact}-${release}`.length, -'.jar'.length).replace(/^-/, '');
  const fetched = readFileSync(join(folder, path));
  const kept = unsigned(fetched);
  return {
    coordinates: [parts.slice(0, -3).join('.'), artifact, release, classifier].filter(Boolean).join(':'),
    file,
    sha256: sha256(fetched),
    ...(kept.equals(fetched) ? {} : { unsignedSha256: sha256(kept) }),
    size: fetched.length,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'pactgraph-lock-'));
try {
  writeFileSync(join(folder, 'pom.xml'), pom);
  const goal = 'dependency:copy-dependencies';
  const options = ['-DincludeScope=runtime', '-DoutputDirectory=lib', '-Dmdep.useRepositoryLayout=true'];
  execFileSync('mvn', ['-q', '-B', goal, ...options], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });

  const lib = join(folder, 'lib');
  const paths = readdirSync(lib, { recursive: true }).filter((path) => path.endsWith('.jar'));
  const jars = paths
    .map((path) => entry(lib, path))
    // By code unit, not by locale: the same file on every machine, and the order of the class path.
    .sort((a, b) => (a.coordinates < b.coordinates ? -1 : 1));

  const enterprise = jars.filter((jar) => jar.coordinates.startsWith('com.neo4j'));
  if (enterprise.length > 0)
    throw new Error(`Enterprise jars: ${enterprise.map((jar) => jar.file).join(', ')}`);
  if (new Set(jars.map((jar) => jar.file)).size < jars.length)
    throw new Error('Two jars have one file name.');

  const totalBytes = jars.reduce((sum, jar) => sum + jar.size, 0);
  writeFileSync(lockFile, `${JSON.stringify({ version, totalBytes, jars }, null, 1)}\n`);
  process.stdout.write(`${jars.length} jars, ${Math.round(totalBytes / 1e6)} MB: ${lockFile}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
