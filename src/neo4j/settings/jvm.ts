/** The command line of a JVM that runs Neo4j. */
import { getPriority } from 'node:os';
import { delimiter } from 'node:path';
import { archiveKindOf } from '../java/archive-kind.js';
import type { Java } from '../java/find-java.js';
import type { Layout } from '../disk/layout.js';
import type { Profile } from './profile.js';

export interface JvmOptions {
  readonly java: Java;
  readonly profile: Profile;
  readonly jars: readonly string[];
  readonly archiveArgument: string | undefined;
}

/** The server, on a home folder. */
export const serverProgram = ({ home, confFolder }: Pick<Layout, 'home' | 'confFolder'>): string[] => [
  'org.neo4j.server.Neo4jCommunity',
  `--home-dir=${home}`,
  `--config-dir=${confFolder}`,
  '--console-mode',
];

/** The tool for databases that are stopped; what it is to do stands behind the file. */
export const adminProgram: readonly string[] = ['org.neo4j.cli.AdminTool'];

/**
 * The text of a Java argument file: one quoted argument a line.
 * @param program a class, and the arguments it gets
 */
export function argumentsFileText(options: JvmOptions, program: readonly string[]): string {
  const quoted = (argument: string): string =>
    `"${argument.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return `${[...jvmArguments(options), ...program].map(quoted).join('\n')}\n`;
}

/**
 * What a JVM is given. In the C locale, as in many containers, it knows no name of a file beyond ASCII; in another one
 * the system tells its errors in another language, and we look for them in English.
 */
export const jvmEnvironment = (environment: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv =>
  process.platform === 'linux' ? { ...environment, LC_ALL: 'C.UTF-8' } : environment;

function jvmArguments({ java, profile, jars, archiveArgument }: JvmOptions): string[] {
  return [
    // The jars by name, in one order: the archive holds only for the very class path it was made with.
    '-cp',
    jars.join(delimiter),
    `-Xms${Math.min(profile.heapMb, 256)}m`,
    `-Xmx${profile.heapMb}m`,
    ...(profile.gc === 'G1'
      ? ['-XX:+UseG1GC', ...compilersLast()]
      : ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']),
    ...(archiveArgument === undefined ? [] : [archiveArgument]),
    archiveKindOf(java).quiet,
    '-XX:-OmitStackTraceInFastThrow',
    '-XX:+DisableExplicitGC',
    '-XX:+UnlockExperimentalVMOptions',
    '-XX:+TrustFinalNonStaticFields',
    '-Djdk.nio.maxCachedBufferSize=1024',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '-Dio.netty.leakDetection.level=DISABLED',
    ...moduleArguments(java),
    '-Dlog4j2.disable.jmx=true',
    '-Dlog4j.layout.jsonTemplate.maxStringLength=32768',
    '-Djava.awt.headless=true',
    '-Dfile.encoding=UTF-8',
  ];
}

/**
 * On Linux the threads of the compilers get a nice value of 10: on two cores they would otherwise take from a start what
 * it needs itself. Only a machine that is busy notices. Elsewhere the number means something else.
 * The policy that allows it sets all threads: those of priorities above 5 would come before other programs of the
 * machine, and all before whom somebody gave a nice value of his own.
 */
const compilersLast = (): string[] =>
  process.platform === 'linux' && getPriority() === 0
    ? [
        '-XX:ThreadPriorityPolicy=1',
        '-XX:CompilerThreadPriority=10',
        ...[6, 7, 8, 9, 10].map((priority) => `-XX:JavaPriority${priority}_To_OSPriority=0`),
      ]
    : [];

/** What Java says of it to all users but root, who may lower threads too. */
export const isPriorityWarning = (line: string): boolean =>
  line.includes('ThreadPriorityPolicy=1 may require');

/**
 * What is said of modules; an archive holds only for the very same. Not among them is `jdk.incubator.vector`, which Neo4j
 * likes to have for vector indexes: with a module in incubation a JVM links no class ahead of a start.
 */
export const moduleArguments = ({ major }: Pick<Java, 'major'>): string[] => [
  ...['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
    (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  ),
  '--enable-native-access=ALL-UNNAMED',
  ...(major >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
];
