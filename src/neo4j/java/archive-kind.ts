/** The ways in which a JVM keeps what it has read of classes for its next run. */
import type { Java } from './find-java.js';

export interface ArchiveKind {
  readonly extension: string;
  /** Has a run write the file as it ends. */
  readonly recordTo: (file: string) => string;
  readonly use: (file: string) => string;
  /** With it a JVM ends where it would go on without the archive. */
  readonly insist: string;
  /** Which classes an archive leaves out is no news to anybody. */
  readonly quiet: string;
}

/** From Java 25 on (JEP 483, 514): its classes are linked already, and so are most lambdas. */
const cache: ArchiveKind = {
  extension: 'aot',
  recordTo: (file) => `-XX:AOTCacheOutput=${file}`,
  use: (file) => `-XX:AOTCache=${file}`,
  insist: '-XX:AOTMode=on',
  quiet: '-Xlog:aot*=off',
};

/** Before (JEP 350): its classes are parsed already. */
const sharedData: ArchiveKind = {
  extension: 'jsa',
  recordTo: (file) => `-XX:ArchiveClassesAtExit=${file}`,
  use: (file) => `-XX:SharedArchiveFile=${file}`,
  insist: '-Xshare:on',
  quiet: '-Xlog:cds=off',
};

export const archiveKindOf = ({ major }: Pick<Java, 'major'>): ArchiveKind =>
  major >= 25 ? cache : sharedData;
